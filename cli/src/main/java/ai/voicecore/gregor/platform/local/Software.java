package ai.voicecore.gregor.platform.local;

import ai.voicecore.gregor.runtime.Jdk;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What one kind of node runs.
 *
 * @param classPath its jars in order, Gregor's own first
 */
record Software(NodeKind kind, Jdk jdk, List<Path> classPath, String mainClass) {

    String classPathArgument() {
        return classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    Path java() {
        return jdk.home().resolve("bin/java");
    }
}
