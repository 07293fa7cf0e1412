package ai.voicecore.gregor.platform.local.archive;

import ai.voicecore.gregor.concurrent.Await;
import ai.voicecore.gregor.concurrent.Time;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.platform.local.home.ClusterHome;
import ai.voicecore.gregor.platform.local.home.GregorHome;
import ai.voicecore.gregor.platform.local.home.Json;
import ai.voicecore.gregor.platform.local.process.DetachedProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Has class-data archives made while nobody waits for them, by whatever this machine has left to give. */
public record BackgroundTraining(GregorHome home, Path distribution, Time time) {
    private static final String LOWEST_PRIORITY = "19";
    private static final Duration END_TIMEOUT = Duration.ofSeconds(15);

    /** An archive only saves time, so a failure is told and stops nothing. */
    public void start(ClusterHome cluster, String name, Progress progress) {
        if (TrainingRecord.running(cluster).isPresent()) {
            return;
        }
        Path log = home.archives().resolve("training.log");
        List<String> command = List.of(
                "nice",
                "-n",
                LOWEST_PRIORITY,
                distribution.resolve("gregor").toString(),
                "runtime",
                "archive",
                "--name",
                name);
        try {
            TrainingRecord.write(cluster, DetachedProcess.start(command, home.archives(), log));
            progress.done("class-data archives, for quicker starts from now on, are made in the background: " + log);
        } catch (IOException e) {
            progress.done(ArchiveTraining.NONE_MADE + e.getMessage());
        }
    }

    /** Ends the training that was begun for a cluster, with the small cluster that it runs. */
    public void end(ClusterHome cluster) {
        Optional<ProcessHandle> training = TrainingRecord.running(cluster);
        training.ifPresent(process -> {
            process.destroy();
            if (!Await.atMost(END_TIMEOUT).by(time).until(() -> !process.isAlive())) {
                process.destroyForcibly();
            }
        });
        try {
            TrainingLeftovers.removeIfIdle(home.workspace(), time);
            Files.deleteIfExists(cluster.training());
        } catch (IOException | ArchiveTraining.TrainingFailure e) {
            throw new Failure(
                    "What the making of class-data archives has left below " + home.workspace() + " cannot be removed: "
                            + e.getMessage(),
                    "Check the directory's permissions, then repeat the command.",
                    e);
        }
    }

    /**
     * The process that makes class-data archives for a cluster.
     *
     * @param version format of the file
     * @param startedAt when the process started, in milliseconds since the epoch: ids of processes come again
     */
    record TrainingRecord(int version, long pid, long startedAt) {
        private static final int VERSION = 1;

        static void write(ClusterHome home, ProcessHandle process) throws IOException {
            Json.write(home.training(), new TrainingRecord(VERSION, process.pid(), startOf(process)));
        }

        /** The process, if it still runs. */
        static Optional<ProcessHandle> running(ClusterHome home) {
            try {
                if (!Files.exists(home.training())) {
                    return Optional.empty();
                }
                TrainingRecord known = Json.read(home.training(), TrainingRecord.class);
                return ProcessHandle.of(known.pid())
                        .filter(process -> process.isAlive() && startOf(process) == known.startedAt());
            } catch (IOException e) {
                return Optional.empty();
            }
        }

        private static long startOf(ProcessHandle process) {
            return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        }
    }
}
