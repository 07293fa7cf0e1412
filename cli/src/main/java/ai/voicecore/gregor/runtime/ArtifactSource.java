package ai.voicecore.gregor.runtime;

import ai.voicecore.gregor.failure.Failure;
import java.nio.file.Path;
import java.util.List;

/** The source of a runtime's files. Every method throws {@link Failure} only. */
public interface ArtifactSource extends AutoCloseable {
    /**
     * Maven coordinates (GAV).
     *
     * @param classifier empty for the main file
     * @param extension the file's type, {@code jar} or {@code tar.gz}
     */
    record Coordinates(String group, String artifact, String version, String classifier, String extension) {
        public static Coordinates jar(String group, String artifact, String version) {
            return new Coordinates(group, artifact, version, "", "jar");
        }

        @Override
        public String toString() {
            return group + ":" + artifact + ":" + version + (classifier.isEmpty() ? "" : ":" + classifier);
        }
    }

    /** A local file with a verified checksum. It belongs to the source: do not change it. */
    record Artifact(Coordinates coordinates, Path file) {}

    /**
     * The runtime class path of these libraries together, as Maven would compute it for a project with these dependencies:
     * one version of each, the nearest to the root.
     */
    List<Artifact> classPath(List<Coordinates> roots, InstallProgress progress);

    Artifact file(Coordinates coordinates, InstallProgress progress);

    /** The published versions of a library, oldest first; empty if the repository does not list them. */
    List<String> versions(String group, String artifact);

    /** The directory of downloads. */
    Path cache();

    @Override
    void close();
}
