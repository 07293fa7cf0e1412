package ai.voicecore.gregor.runtime;

import ai.voicecore.gregor.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Checks free disk space before writing. */
@FunctionalInterface
public interface DiskSpace {
    DiskSpace REAL = path -> Files.getFileStore(path).getUsableSpace();

    /** Bytes that can be written at an existing path. */
    long usable(Path path) throws IOException;

    /** Throws if there is less space at an existing path. */
    default void require(String what, Path path, long bytes) throws IOException {
        long usable = usable(path);
        if (usable < bytes) {
            throw Failure.refused(
                    what + " needs " + bytes / 1_000_000 + " MB at " + path + ", and " + usable / 1_000_000
                            + " MB are free",
                    "Free some space there, or choose a directory on a larger disk, as with GREGOR_HOME.");
        }
    }
}
