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

    /** {@code Caused by: java.net.BindException: Address already in use}; the message may be missing. */
    private static final Pattern EXCEPTION = Pattern.compile(
            "(?:^|[:\\s])(?:Caused by: )?((?:[a-z_$][\\w$]*\\.)+[A-Z][\\w$]*(?:Exception|Error|Failure|Throwable|Fault)[\\w$]*)(?:: (.*))?$");

    private static final Pattern CAUSED_BY = Pattern.compile("^\\s*Caused by: ");
    private static final Pattern FRAME = Pattern.compile("^\\s*(at [\\w.$/@<>]+\\(|\\.\\.\\. \\d+ )");

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
        List<List<String>> traces = traces(log);
        return traces.stream()
                .filter(trace -> FATAL.matcher(trace.getFirst()).find())
                .findFirst()
                .or(() -> traces.reversed().stream().findFirst())
                .map(trace -> cause(trace).orElse(trace.getFirst()));
    }

    /** The errors in the log, each with its stack trace. */
    private static List<List<String>> traces(List<String> log) {
        List<List<String>> traces = new ArrayList<>();
        boolean below = false;
        for (String line : log) {
            LogLine parsed = LogLine.parse(line);
            if (parsed.isError() || (parsed.level().isEmpty() && !below && beginsTrace(parsed.text()))) {
                traces.add(new ArrayList<>(List.of(parsed.text())));
                below = true;
            } else if (!parsed.level().isEmpty()) {
                below = false;
            } else if (below) {
                traces.getLast().add(line);
            }
        }
        return traces;
    }

    private record Link(String type, String message) {
        String words() {
            String name = type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
            return message.isEmpty() ? name : name + ": " + message;
        }
    }

    private static boolean beginsTrace(String line) {
        return EXCEPTION.matcher(line).find() && !FRAME.matcher(line).find();
    }

    /** The innermost exception with a message; empty if there is no exception in it. */
    private static Optional<String> cause(List<String> trace) {
        List<Link> chain = chain(trace);
        List<Link> innermostFirst = chain.reversed();
        return innermostFirst.stream()
                .filter(link -> !link.message().isEmpty())
                .findFirst()
                .map(inner -> fullest(chain, inner))
                .or(() -> innermostFirst.stream().findFirst())
                .map(Link::words);
    }

    /** An outer exception that contains the inner message and adds to it, such as the port in use. */
    private static Link fullest(List<Link> chain, Link inner) {
        return chain.stream()
                .filter(outer -> outer.message().contains(inner.message())
                        && !outer.message().contains(inner.type())
                        && outer.message().length() > inner.message().length())
                .findFirst()
                .orElse(inner);
    }

    /** A message may have several lines; it ends where the frames begin. */
    private static List<Link> chain(List<String> trace) {
        List<Link> chain = new ArrayList<>();
        boolean open = false;
        for (String line : trace) {
            Matcher exception = EXCEPTION.matcher(line);
            if (FRAME.matcher(line).find() || line.isBlank()) {
                open = false;
            } else if ((chain.isEmpty() || CAUSED_BY.matcher(line).find()) && exception.find()) {
                String message = exception.group(2);
                chain.add(new Link(exception.group(1), message == null ? "" : message.strip()));
                open = true;
            } else if (open) {
                Link last = chain.removeLast();
                chain.add(new Link(last.type(), (last.message() + " " + line.strip()).strip()));
            }
        }
        return chain;
    }
}
