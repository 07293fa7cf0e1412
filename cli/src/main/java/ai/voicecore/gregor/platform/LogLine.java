package ai.voicecore.gregor.platform;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a log without its time and logger.
 *
 * @param level INFO, WARN, ERROR, FATAL; empty for a line that no logger wrote
 */
record LogLine(String level, String text) {
    /** As the node jar has log4j write it, and as the registry writes by itself, into a file with its host and process. */
    private static final Pattern LOGGED = Pattern.compile(
            "^\\[?\\d{4}-\\d\\d-\\d\\d[T ][\\d:,.]+\\]? +(?:\\S+ \\S+\\[\\d+\\] +)?(TRACE|DEBUG|INFO|WARN|ERROR|FATAL) +(.*)$");

    /** The registry's logger and thread come first, log4j's logger last. */
    private static final Pattern LOGGERS = Pattern.compile("^\\[[\\w.$]+\\] \\([^)]*\\) | \\([\\w.$]+\\)$");

    static LogLine parse(String line) {
        Matcher logged = LOGGED.matcher(line);
        return logged.matches()
                ? new LogLine(
                        logged.group(1),
                        LOGGERS.matcher(logged.group(2)).replaceAll("").strip())
                : new LogLine("", line.strip());
    }

    boolean isError() {
        return level.equals("ERROR") || level.equals("FATAL");
    }
}
