package ai.voicecore.gregor.topology;

import ai.voicecore.gregor.spec.Profile;
import java.util.ArrayList;
import java.util.List;

/** The flags of a node's JVM, without those that depend on the JDK or on where files are. */
final class JvmFlags {
    private JvmFlags() {}

    static List<String> of(Profile profile, int heapMebibytes) {
        List<String> flags = new ArrayList<>(
                switch (profile) {
                    // Made for a quick start and a small footprint: one compiler, which takes its time (a start needs
                    // most methods a few times only, and what an archive knows of the last run does not pay), one
                    // collector thread, archives where they were made to be.
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
        // The default of 21 MB makes a full collection or two happen while Kafka loads its classes.
        flags.add("-XX:MetaspaceSize=96m");
        // A JVM that is out of memory is of no use: whoever keeps it up starts a new one.
        flags.add("-XX:+ExitOnOutOfMemoryError");
        flags.add("-Djava.awt.headless=true");
        return List.copyOf(flags);
    }
}
