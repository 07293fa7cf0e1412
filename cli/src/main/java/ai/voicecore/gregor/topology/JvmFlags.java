package ai.voicecore.gregor.topology;

import ai.voicecore.gregor.spec.Profile;
import java.util.ArrayList;
import java.util.List;

/** A node's JVM flags, without those that depend on the JDK or on paths. */
final class JvmFlags {
    private JvmFlags() {}

    static List<String> of(Profile profile, int heapMebibytes) {
        List<String> flags = new ArrayList<>(
                switch (profile) {
                    // For a fast start and small memory: only the C1 compiler (most methods of a start run a few times
                    // only), one collector thread, and class-data archives.
                    case LOCAL ->
                        List.of(
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-XX:CompileThresholdScaling=3",
                                "-XX:+IgnoreUnrecognizedVMOptions",
                                "-XX:+UnlockDiagnosticVMOptions",
                                "-XX:-AOTReplayTraining",
                                "-XX:ArchiveRelocationMode=0",
                                "-XX:-UsePerfData");
                    // kafka-run-class.sh, KAFKA_JVM_PERFORMANCE_OPTS.
                    case PRODUCTION ->
                        List.of(
                                "-Xms" + heapMebibytes + "m",
                                "-XX:+UseG1GC",
                                "-XX:MaxGCPauseMillis=20",
                                "-XX:InitiatingHeapOccupancyPercent=35",
                                "-XX:+ExplicitGCInvokesConcurrent");
                });
        flags.add(0, "-Xmx" + heapMebibytes + "m");
        // With the default of 21 MB, full collections happen while Kafka loads its classes.
        flags.add("-XX:MetaspaceSize=96m");
        // A JVM that is out of memory cannot continue: the supervisor or Kubernetes restarts it.
        flags.add("-XX:+ExitOnOutOfMemoryError");
        flags.add("-Djava.awt.headless=true");
        return List.copyOf(flags);
    }
}
