package ai.voicecore.gregor.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The cause in a stack trace: the innermost exception with a message. */
final class StackTraces {
    /** {@code Caused by: java.net.BindException: Address already in use}; the message may be missing. */
    private static final Pattern EXCEPTION = Pattern.compile(
            "(?:^|[:\\s])(?:Caused by: )?((?:[a-z_$][\\w$]*\\.)+[A-Z][\\w$]*(?:Exception|Error|Failure|Throwable|Fault)[\\w$]*)(?:: (.*))?$");

    private static final Pattern CAUSED_BY = Pattern.compile("^\\s*Caused by: ");
    private static final Pattern FRAME = Pattern.compile("^\\s*(at [\\w.$/@<>]+\\(|\\.\\.\\. \\d+ )");

    private StackTraces() {}

    private record Link(String type, String message) {
        String words() {
            String name = type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
            return message.isEmpty() ? name : name + ": " + message;
        }
    }

    static boolean begins(String line) {
        return EXCEPTION.matcher(line).find() && !FRAME.matcher(line).find();
    }

    /** Empty if there is no exception in it. */
    static Optional<String> cause(List<String> trace) {
        List<Link> chain = chain(trace);
        for (int i = chain.size() - 1; i >= 0; i--) {
            if (!chain.get(i).message().isEmpty()) {
                return Optional.of(fullest(chain, chain.get(i)).words());
            }
        }
        return chain.stream().reduce((outer, inner) -> inner).map(Link::words);
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
