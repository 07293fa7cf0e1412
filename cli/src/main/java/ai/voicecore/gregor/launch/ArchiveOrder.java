package ai.voicecore.gregor.launch;

import ai.voicecore.gregor.spec.ClusterSpec;
import java.nio.file.Path;
import java.util.Map;

/**
 * Class-data archives to create, by running the smallest cluster of a spec once.
 *
 * @param spec mode, versions, and whether registry and Connect take part
 * @param workingDirectory working directory of the JVMs; relative class paths, also in the archives, are relative to it
 * @param software what each kind of node runs
 * @param files where each archive is written; existing files are kept
 */
public record ArchiveOrder(
        ClusterSpec spec, Path workingDirectory, Map<NodeKind, Software> software, Map<NodeKind, Path> files) {}
