package ai.voicecore.gregor.cli.terminal;

import ai.voicecore.gregor.concurrent.Time;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Prints periodically what a command is waiting for while it prints nothing else. A wait without a description is printed
 * with the command's name.
 */
final class StillWaiting {
    static final Duration INTERVAL = Duration.ofSeconds(10);
    static final Duration TICK = Duration.ofMillis(500);

    /** Maximum number of parallel activities; finished ones are removed with the next line. */
    private static final int MAX = 16;

    private final Time time;
    private final Map<String, Long> begun = new LinkedHashMap<>();
    private String command = "";
    private String what = "";
    private String why = "";
    private long started;
    private long lastLine;

    StillWaiting(Time time) {
        this.time = time;
        this.started = time.nanos();
        this.lastLine = started;
    }

    void running(String newCommand) {
        command = newCommand;
        started = time.nanos();
        lastLine = started;
    }

    void doing(String newWhat, String newWhy) {
        what = newWhat;
        why = newWhy;
        begun.putIfAbsent(newWhat, time.nanos());
        if (begun.size() > MAX) {
            begun.remove(begun.keySet().iterator().next());
        }
    }

    /** A line was printed during an activity that continues. */
    void reported() {
        lastLine = time.nanos();
    }

    /** A line was printed and the activity has ended. */
    void done() {
        reported();
        begun.clear();
        what = "";
        why = "";
    }

    /** The line to print now; empty if the last line is recent. */
    Optional<String> due() {
        long now = time.nanos();
        if (now - lastLine < INTERVAL.toNanos()) {
            return Optional.empty();
        }
        String about = what.isEmpty() ? command : what;
        if (about.isEmpty()) {
            return Optional.empty();
        }
        long since = what.isEmpty() ? started : begun.getOrDefault(what, started);
        lastLine = now;
        long seconds = Duration.ofNanos(now - since).toSeconds();
        String said = seconds == 0 ? about : "still " + about + " for " + seconds + " s";
        return Optional.of(said + (why.isEmpty() ? "" : ": " + why));
    }
}
