package ai.voicecore.gregor.platform.local.archive;

import ai.voicecore.gregor.concurrent.Await;
import ai.voicecore.gregor.concurrent.Time;
import ai.voicecore.gregor.platform.local.home.ProcessLock;
import ai.voicecore.gregor.runtime.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a training has left that was killed: its small cluster's processes, and their directory. */
final class TrainingLeftovers {
    private static final Duration END_TIMEOUT = Duration.ofSeconds(10);

    private TrainingLeftovers() {}

    /** Does nothing while a training is under way. */
    static void removeIfIdle(Path workspace, Time time) throws IOException {
        if (!Files.isDirectory(workspace)) {
            return;
        }
        Optional<ProcessLock> lock = ProcessLock.take(workspace.resolve("training.lock"));
        if (lock.isPresent()) {
            try {
                remove(workspace, time);
            } finally {
                lock.get().close();
            }
        }
    }

    /** To be called by who holds the training's lock. */
    static void remove(Path workspace, Time time) throws IOException {
        List<Path> directories = Trees.entries(workspace).stream()
                .filter(entry -> Files.isDirectory(entry)
                        && entry.getFileName().toString().startsWith("training"))
                .toList();
        for (Path directory : directories) {
            String marker = "@" + directory + "/";
            List<ProcessHandle> left = ProcessHandle.allProcesses()
                    .filter(process -> process.info()
                            .arguments()
                            .map(arguments -> Stream.of(arguments).anyMatch(argument -> argument.startsWith(marker)))
                            .orElse(false))
                    .toList();
            left.forEach(ProcessHandle::destroyForcibly);
            Await.atMost(END_TIMEOUT)
                    .by(time)
                    .until(
                            () -> left.stream().noneMatch(ProcessHandle::isAlive),
                            () -> new ArchiveTraining.TrainingFailure(
                                    "processes of an earlier training do not end: " + left));
            Trees.delete(directory);
        }
    }
}
