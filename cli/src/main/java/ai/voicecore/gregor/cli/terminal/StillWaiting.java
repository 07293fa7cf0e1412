package ai.voicecore.gregor.cli.terminal;

import ai.voicecore.gregor.concurrent.Time;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Says what a command is still waiting for when it has written no line for a while. It hears of every wait as the console
 * does, and of the command itself: a wait that tells nothing is told of as well.
 */
final class StillWaiting {
    static final Duration INTERVAL = Duration.ofSeconds(10);
    /** How often to ask whether a line is due. */
    static final Duration TICK = Duration.ofMillis(500);

    /** Several things may go on side by side; what has ended is forgotten with the next line. */
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

    /** A line was written, and what is being done goes on. */
    void reported() {
        lastLine = time.nanos();
    }

    /** A line was written, and what was being done has ended. */
    void done() {
        reported();
        begun.clear();
        what = "";
        why = "";
    }

    /** The line to write now; empty if the last one is not old enough. */
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
