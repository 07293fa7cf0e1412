package ai.voicecore.gregor.platform.local.home;

import java.nio.file.Path;
import java.util.Map;

/** Gregor's directory of the user: {@code $GREGOR_HOME}, or {@code .gregor} in {@code $HOME}. */
public record GregorHome(Path root) {

    public static GregorHome of(Map<String, String> environment) {
        String named = environment.getOrDefault("GREGOR_HOME", "");
        // Like shells and the launcher; Java's user.home comes from the password file.
        String user = environment.getOrDefault("HOME", System.getProperty("user.home"));
        Path root = named.isEmpty() ? Path.of(user, ".gregor") : Path.of(named);
        return new GregorHome(root.toAbsolutePath().normalize());
    }

    /** Installed runtimes, shared by all clusters. */
    public Path runtimes() {
        return root.resolve("runtimes");
    }

    /** Class-data archives, one for each runtime, JDK and kind of node. */
    public Path archives() {
        return root.resolve("archives");
    }

    /** Temporary files; leftovers of killed processes may be deleted. */
    public Path workspace() {
        return root.resolve("tmp");
    }

    /** Gregor's own jars for nodes and supervisors, each version in a directory named after its content. */
    public Path ownJars() {
        return root.resolve("node");
    }

    /** Images, and the cache for building them. */
    public Path images() {
        return root.resolve("images");
    }

    public Path clusters() {
        return root.resolve("clusters");
    }

    /**
     * Locked while a command changes that cluster. It is outside the cluster's directory, because that may be deleted
     * meanwhile.
     */
    public Path lock(String cluster) {
        return root.resolve("locks").resolve(cluster);
    }

    public ClusterHome cluster(String name) {
        return new ClusterHome(clusters().resolve(name));
    }
}
