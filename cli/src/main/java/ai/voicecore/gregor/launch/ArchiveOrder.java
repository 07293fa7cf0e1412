package ai.voicecore.gregor.launch;

import ai.voicecore.gregor.spec.ClusterSpec;
import java.nio.file.Path;
import java.util.Map;

/**
 * Class-data archives that are to be made: by running the smallest cluster of a spec once.
 *
 * @param spec mode, versions, and whether registry and Connect take part
 * @param workingDirectory where the JVMs run; relative class paths are relative to it, in the archives too
 * @param software what each kind of node runs
 * @param files where each archive goes; one that is there already is not made again
 */
public record ArchiveOrder(
        ClusterSpec spec, Path workingDirectory, Map<NodeKind, Software> software, Map<NodeKind, Path> files) {
    public ArchiveOrder {
        software = Map.copyOf(software);
        files = Map.copyOf(files);
    }
}
