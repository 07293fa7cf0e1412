package ai.voicecore.gregor.runtime;

import ai.voicecore.gregor.failure.Failure;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** Checks free disk space before writing. */
@FunctionalInterface
interface DiskSpace {
    DiskSpace REAL = path -> Files.getFileStore(path).getUsableSpace();

    /** Bytes that can be written at an existing path. */
    long usable(Path path) throws IOException;

    /** Throws if a runtime and its downloads do not fit. */
    default void require(RuntimeId id, Recipe recipe, Path root, Path cache) throws IOException {
        Path downloads = existing(cache);
        FileStore one = Files.getFileStore(root);
        if (one.equals(Files.getFileStore(downloads))) {
            require(id, root, recipe.space().together());
        } else {
            require(id, root, recipe.space().installed());
            require(id, downloads, recipe.space().downloads());
        }
    }

    private void require(RuntimeId id, Path path, long bytes) throws IOException {
        long usable = usable(path);
        if (usable < bytes) {
            throw Failure.refused(
                    id + " needs " + bytes / 1_000_000 + " MB at " + path + ", and " + usable / 1_000_000
                            + " MB are free",
                    "Free some space there, or choose a directory on a larger disk.");
        }
    }

    private static Path existing(Path path) {
        Path at = path.toAbsolutePath();
        while (!Files.exists(at) && at.getParent() != null) {
            at = at.getParent();
        }
        return at;
    }
}
