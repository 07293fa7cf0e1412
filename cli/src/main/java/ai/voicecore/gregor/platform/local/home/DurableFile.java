package ai.voicecore.gregor.platform.local.home;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes files atomically and durably, also across a power failure. */
public final class DurableFile {
    private DurableFile() {}

    /**
     * Renames a written file over another; it is synced first, because the file could be empty after a power failure
     * otherwise.
     */
    public static void replace(Path written, Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
