package ai.voicecore.gregor.platform;

import java.util.Map;
import java.util.Optional;

/** Meaning of exit codes: after a signal the code is 128 plus the signal number. */
final class ExitCodes {
    /** The node jar refused its configuration or its storage. */
    static final int REFUSED = 2;

    static final int KILLED = 137;

    private static final Map<Integer, String> SIGNALS = Map.of(
            129,
            "it was ended from outside (SIGHUP)",
            130,
            "it was ended from outside (SIGINT)",
            KILLED,
            "it was killed (SIGKILL): with kill -9, or by the system because memory ran out",
            143,
            "it was told to stop from outside (SIGTERM)");

    private static final Map<Integer, String> CRASHES = Map.of(
            134, "the JVM crashed (SIGABRT); see hs_err_pid*.log in its directory",
            135, "the JVM was ended by SIGBUS, as when a memory-mapped file cannot grow because the disk is full",
            139, "the JVM crashed (SIGSEGV); see hs_err_pid*.log in its directory");

    private ExitCodes() {}

    /** A signal from outside, which is independent of the log. */
    static Optional<String> fromOutside(int exitCode) {
        return Optional.ofNullable(SIGNALS.get(exitCode));
    }

    /** A crash of the JVM; the log may show more. */
    static Optional<String> crash(int exitCode) {
        return Optional.ofNullable(CRASHES.get(exitCode));
    }
}
