package ai.voicecore.gregor.platform;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A log line without time and logger.
 *
 * @param level INFO, WARN, ERROR, FATAL; empty for a line that is not from a logger
 */
record LogLine(String level, String text) {
    /** The log4j format of the node jar, and the registry's own format, with host and process in files. */
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
