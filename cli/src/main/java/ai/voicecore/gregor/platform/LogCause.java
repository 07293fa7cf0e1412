package ai.voicecore.gregor.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the cause of a process's end in its log; it is often neither the first nor the last line of a stack trace. Order:
 * the JVM's message about its own end, a node's own refusal, the first error marked as fatal, the last error.
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

    /** The first line of the JVM's refusal; its second line explains it. */
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

    /** An error in the log with its stack trace. */
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
