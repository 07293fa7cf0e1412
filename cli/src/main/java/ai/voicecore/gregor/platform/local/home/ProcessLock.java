package ai.voicecore.gregor.platform.local.home;

import ai.voicecore.gregor.platform.FileReason;
import ai.voicecore.gregor.platform.PlatformFailure;
import ai.voicecore.gregor.platform.ownership.Ownership;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A lock that the operating system releases when its process ends. The file stays.
 *
 * @param file canonical path
 */
public record ProcessLock(Path file, FileChannel channel) implements AutoCloseable {
    /** Locks of this process: closing a second channel of a file would release the lock of the first one (fcntl(2)). */
    private static final Set<Path> HELD_BY_THIS_PROCESS = ConcurrentHashMap.newKeySet();

    /** Empty if the lock is held already. */
    public static Optional<ProcessLock> take(Path file) {
        Path real = Ownership.real(file);
        if (!HELD_BY_THIS_PROCESS.add(real)) {
            return Optional.empty();
        }
        Optional<ProcessLock> lock = Optional.empty();
        try {
            lock = lock(real);
            return lock;
        } catch (IOException e) {
            throw PlatformFailure.refused(
                    file + " cannot be locked: " + FileReason.words(e) + ".",
                    FileReason.remedy(
                            e,
                            "Gregor keeps all it needs below one directory: name one that you may write to with"
                                    + " GREGOR_HOME."));
        } finally {
            if (lock.isEmpty()) {
                HELD_BY_THIS_PROCESS.remove(real);
            }
        }
    }

    private static Optional<ProcessLock> lock(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() != null) {
            return Optional.of(new ProcessLock(file, channel));
        }
        channel.close();
        return Optional.empty();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw PlatformFailure.ofFile("A lock cannot be let go", e, "End this command.");
        } finally {
            HELD_BY_THIS_PROCESS.remove(file);
        }
    }
}
