package ai.voicecore.gregor.platform.local;

import ai.voicecore.gregor.platform.PlatformFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Held while something of a cluster is broken on purpose. The system lets go of it when its holder dies: what is broken
 * while nobody holds it was left by a drill that was killed.
 */
record FaultLock(FileChannel channel) {

    /** Throws {@link PlatformFailure} if another process holds it. */
    static FaultLock take(Path file) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                channel.close();
                throw new PlatformFailure(
                        "Another drill has broken something of this cluster just now.", "Wait until it has ended.");
            }
            return new FaultLock(channel);
        } catch (IOException e) {
            throw new PlatformFailure(
                    file + " cannot be locked: " + e.getMessage(), "Check the directory's permissions.", e);
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

    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new PlatformFailure("A lock cannot be let go: " + e.getMessage(), "End this command.", e);
        }
    }
}
