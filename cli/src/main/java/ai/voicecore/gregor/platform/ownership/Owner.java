package ai.voicecore.gregor.platform.ownership;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The owner of a directory.
 *
 * @param version format of the file
 * @param clusterId the id that Gregor has given the cluster
 * @param name the cluster's name
 * @param home the cluster's directory below its GREGOR_HOME
 */
public record Owner(int version, String clusterId, String name, String home) {
    static final int VERSION = 1;

    public static Owner of(String clusterId, String name, Path home) {
        return new Owner(VERSION, clusterId, name, Ownership.real(home).toString());
    }

    /** Whether it is the same cluster. A copy next to the original is another cluster; a moved cluster is the same. */
    boolean is(Owner other) {
        return clusterId.equals(other.clusterId)
                && (home.equals(other.home) || !Files.exists(Path.of(home, "cluster.json")));
    }

    /** Whether it has the same home and another id: one of the two records was changed. */
    boolean contradicts(Owner other) {
        return home.equals(other.home) && !clusterId.equals(other.clusterId);
    }

    /** Part of a sentence. */
    String description() {
        return "cluster " + name + " (id " + clusterId + ", kept in " + home + ")";
    }
}
