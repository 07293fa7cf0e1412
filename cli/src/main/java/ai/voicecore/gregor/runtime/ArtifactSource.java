package ai.voicecore.gregor.runtime;

import java.nio.file.Path;
import java.util.List;

/** Where the files of a runtime come from. Every method throws {@link RuntimeProblem} and nothing else. */
public interface ArtifactSource extends AutoCloseable {
    /**
     * What Maven calls a GAV.
     *
     * @param classifier empty for the main file
     * @param extension the file's type, {@code jar} or {@code tar.gz}
     */
    record Coordinates(String group, String artifact, String version, String classifier, String extension) {
        /** The main jar. */
        public static Coordinates jar(String group, String artifact, String version) {
            return new Coordinates(group, artifact, version, "", "jar");
        }

        @Override
        public String toString() {
            return group + ":" + artifact + ":" + version + (classifier.isEmpty() ? "" : ":" + classifier);
        }
    }

    /** A file that is on this machine now, with a checked checksum. It belongs to the source: do not change it. */
    record Artifact(Coordinates coordinates, Path file) {}

    /**
     * The runtime class path of these libraries together, as Maven would make it for a project that depends on them in
     * this order: one version of each, the nearest to the root.
     */
    List<Artifact> classPath(List<Coordinates> roots, InstallProgress progress);

    /** One file. */
    Artifact file(Coordinates coordinates, InstallProgress progress);

    /** The published versions of a library, oldest first; empty when the repository has no list. */
    List<String> versions(String group, String artifact);

    /** The directory that downloads are kept in. */
    Path cache();

    @Override
    void close();
}
