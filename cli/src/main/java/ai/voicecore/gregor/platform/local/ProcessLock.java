package ai.voicecore.gregor.platform.local;

import ai.voicecore.gregor.platform.PlatformFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** A lock that the system lets go of when its holder dies. Its file stays. */
record ProcessLock(FileChannel channel) implements AutoCloseable {

    /** Empty if it is held already. */
    static Optional<ProcessLock> take(Path file) {
        try {
            Files.createDirectories(file.getParent());
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isLocked(channel)) {
                return Optional.of(new ProcessLock(channel));
            }
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            throw PlatformFailure.refused(
                    file + " cannot be locked: " + e.getMessage() + ".",
                    "Gregor keeps all it needs below one directory: name one that you may write to with GREGOR_HOME.");
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new PlatformFailure("A lock cannot be let go: " + e.getMessage(), "End this command.", e);
        }
    }
}
