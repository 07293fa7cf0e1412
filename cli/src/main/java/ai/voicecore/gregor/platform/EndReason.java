package ai.voicecore.gregor.platform;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Why a node's process ended, from its exit code and the last lines of its logs. Pure. */
public final class EndReason {
    /** Kubernetes' reason for a container that used more memory than its limit. */
    public static final String OUT_OF_MEMORY = "its container used more memory than its limit (OOMKilled)";

    /** Maximum number of lines of the node jar's refusal. */
    private static final int REFUSAL_LINES = 3;

    /** Exit code of a node jar that refused its configuration or its storage. */
    static final int REFUSED = 2;

    /** Signals from outside, by the exit code: 128 plus the signal's number. They are independent of the log. */
    private static final Map<Integer, String> SIGNALS = Map.of(
            129, "it was ended from outside (SIGHUP)",
            130, "it was ended from outside (SIGINT)",
            137, "it was killed (SIGKILL): with kill -9, or by the system because memory ran out",
            143, "another program stopped it (SIGTERM)");

    /** Crashes of the JVM; the log may show more. */
    private static final Map<Integer, String> CRASHES = Map.of(
            134, "the JVM crashed (SIGABRT); see hs_err_pid*.log in its directory",
            135, "the JVM was ended by SIGBUS, as when a memory-mapped file cannot grow because the disk is full",
            139, "the JVM crashed (SIGSEGV); see hs_err_pid*.log in its directory");

    private EndReason() {}

    /**
     * The cause, in one line.
     *
     * @param exitCode empty if it is not known
     * @param log the last lines of the process, oldest first, of its last run only
     */
    public static String of(OptionalInt exitCode, List<String> log) {
        return known(exitCode.orElse(0), log).orElseGet(() -> lastLine(log));
    }

    /** Whether the log or the exit code shows a cause. */
    public static boolean isKnown(OptionalInt exitCode, List<String> log) {
        return known(exitCode.orElse(0), log).isPresent();
    }

    private static Optional<String> known(int code, List<String> log) {
        return Optional.ofNullable(SIGNALS.get(code))
                .or(() -> code == REFUSED ? refusal(log) : Optional.empty())
                .or(() -> LogCause.in(log))
                .or(() -> Optional.ofNullable(CRASHES.get(code)));
    }

    /** The node jar prints a few lines at its end, which are the cause; entries of several lines may be before them. */
    private static Optional<String> refusal(List<String> log) {
        int logged = log.size();
        while (logged > 0 && LogLine.parse(log.get(logged - 1)).level().isEmpty()) {
            logged--;
        }
        List<String> own = log.subList(logged, log.size()).stream()
                .filter(line -> !line.isBlank())
                .filter(line -> !line.startsWith("gregor-node "))
                .map(String::strip)
                .toList();
        return own.isEmpty() || own.size() > REFUSAL_LINES ? Optional.empty() : Optional.of(String.join(" ", own));
    }

    private static String lastLine(List<String> log) {
        return log.reversed().stream()
                .filter(line -> !line.isBlank())
                .findFirst()
                .map(line -> "its log has no error; its last line is: "
                        + LogLine.parse(line).text())
                .orElse("it has no log");
    }
}
