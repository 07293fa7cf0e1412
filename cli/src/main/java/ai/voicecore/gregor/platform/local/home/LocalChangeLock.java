package ai.voicecore.gregor.platform.local.home;

import ai.voicecore.gregor.concurrent.Stop;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.failure.FileReason;
import ai.voicecore.gregor.failure.Remedy;
import ai.voicecore.gregor.platform.ChangeLock;
import ai.voicecore.gregor.platform.LockHolder;
import ai.voicecore.gregor.platform.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A locked file, and a second file with the holder. */
public record LocalChangeLock(Path file) implements ChangeLock {
    /** The OS releases the lock when its process ends; no stale-holder check is needed. */
    @Override
    public Held take(LockHolder holder, Progress progress, Stop stop) {
        Path told = told();
        ProcessLock lock = ProcessLock.take(file).orElseThrow(this::refusal);
        try {
            Json.writeText(told, holder.line());
        } catch (IOException e) {
            if (Files.isWritable(file.getParent()) && forgotten()) {
                // A full disk must not prevent the deletion of what fills it.
                return lock::close;
            }
            lock.close();
            throw Failure.refused(
                    told + " cannot be written: " + FileReason.words(e) + ".",
                    FileReason.remedy(
                            e,
                            Remedy.of(
                                    "Check that the directory is writable and has room, or name another with GREGOR_HOME.")));
        }
        return lock::close;
    }

    private Path told() {
        return file.resolveSibling(file.getFileName() + ".holder");
    }

    private boolean forgotten() {
        try {
            Files.deleteIfExists(told());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private Failure refusal() {
        return holder().map(LockHolder::refusal)
                .orElseGet(
                        () -> new Failure(
                                "The cluster is being changed just now: " + file + " is locked.",
                                "Wait until the process that has locked it has ended (see: lslocks), and repeat this; nothing was changed."));
    }

    private Optional<LockHolder> holder() {
        try {
            return LockHolder.parse(Files.readString(told()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
