package ai.voicecore.gregor.platform.local.archive;

import ai.voicecore.gregor.platform.local.home.ClusterHome;
import ai.voicecore.gregor.platform.local.home.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

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
        return process.info()
                .startInstant()
                .map(java.time.Instant::toEpochMilli)
                .orElse(0L);
    }
}
