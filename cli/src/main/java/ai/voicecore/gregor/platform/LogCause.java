package ai.voicecore.gregor.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds in a log why the process ended: the cause, which is neither the first line of a stack trace nor its last. What
 * the JVM says of its own end counts most, then what a node refused in its own words, then the first error that the
 * software calls fatal, then the last one at all.
 */
final class LogCause {
    private static final Pattern OUT_OF_MEMORY = Pattern.compile("java\\.lang\\.OutOfMemoryError: [^\\n]*");
    private static final Pattern JVM_REFUSES = Pattern.compile(
            "^(Error occurred during initialization of VM|Unrecognized VM option .*|Invalid (maximum|initial) heap size.*"
                    + "|Error: Could not find or load main class .*|Could not create the Java Virtual Machine\\.?)$");
    private static final Pattern FATAL = Pattern.compile(
            "(?i)\\bfatal\\b|exiting|Stopping due to error|Failed to start|^Exception in thread|Unable to start|terminating");

    private LogCause() {}

    static Optional<String> in(List<String> log) {
        return outOfMemory(log).or(() -> refusalOfTheJvm(log)).or(() -> error(log));
    }

    private static Optional<String> outOfMemory(List<String> log) {
        return log.stream()
                .map(OUT_OF_MEMORY::matcher)
                .filter(Matcher::find)
                .map(Matcher::group)
                .findFirst();
    }

    /** What it says first is followed by what it means. */
    private static Optional<String> refusalOfTheJvm(List<String> log) {
        for (int i = 0; i < log.size(); i++) {
            if (JVM_REFUSES.matcher(log.get(i)).matches()) {
                boolean heading = log.get(i).endsWith("of VM") && i + 1 < log.size();
                return Optional.of(heading ? log.get(i + 1).strip() : log.get(i).strip());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> error(List<String> log) {
        List<Trouble> troubles = troubles(log);
        return troubles.stream()
                .filter(trouble -> FATAL.matcher(trouble.head).find())
                .findFirst()
                .or(() -> troubles.stream().reduce((first, last) -> last))
                .map(Trouble::cause);
    }

    /** An error of the log, with the stack traces below it. */
    private static final class Trouble {
        private final String head;
        private final List<String> trace = new ArrayList<>();

        Trouble(String head) {
            this.head = head;
        }

        String cause() {
            return StackTraces.cause(trace).orElse(head);
        }
    }

    private static List<Trouble> troubles(List<String> log) {
        List<Trouble> troubles = new ArrayList<>();
        boolean below = false;
        for (String line : log) {
            LogLine parsed = LogLine.parse(line);
            if (parsed.isError() || (parsed.level().isEmpty() && !below && StackTraces.begins(parsed.text()))) {
                Trouble trouble = new Trouble(parsed.text());
                trouble.trace.add(parsed.text());
                troubles.add(trouble);
                below = true;
            } else if (!parsed.level().isEmpty()) {
                below = false;
            } else if (below) {
                troubles.getLast().trace.add(line);
            }
        }
        return troubles;
    }
}
