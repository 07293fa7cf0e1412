package ai.voicecore.gregor.runtime;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A complete runtime on this machine.
 *
 * @param id its product and version
 * @param home its directory
 * @param classPath its jars, absolute, always in the same order: a class-data archive is only valid for the class path it
 *     was made with
 */
public record InstalledRuntime(RuntimeId id, Path home, List<Path> classPath) {
    public InstalledRuntime {
        classPath = List.copyOf(classPath);
    }

    /** The class path as {@code java -cp} takes it. */
    public String classPathArgument() {
        return classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
