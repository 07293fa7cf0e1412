package ai.voicecore.gregor.failure;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What to do next: words, and commands of Gregor. The commands are about one cluster, which is named when they are written. */
public record Remedy(List<Part> parts) {
    public static final Remedy NONE = new Remedy(List.of());

    private static final Pattern COMMAND = Pattern.compile("\\{gregor ([^{}]+)}");

    /** A piece of it. */
    public sealed interface Part {}

    private record Words(String text) implements Part {}

    private record Command(String words) implements Part {}

    /**
     * Reads one as it stands in the source.
     *
     * @param template with each command in braces, as {@code Look at {gregor logs kafka-0}.}; empty if there is nothing to do
     */
    public static Remedy of(String template) {
        List<Part> parts = new ArrayList<>();
        Matcher command = COMMAND.matcher(template);
        int from = 0;
        for (; command.find(); from = command.end()) {
            words(template.substring(from, command.start())).forEach(parts::add);
            parts.add(new Command(command.group(1)));
        }
        words(template.substring(from)).forEach(parts::add);
        return new Remedy(parts);
    }

    private static Stream<Part> words(String text) {
        return text.isEmpty() ? Stream.empty() : Stream.of(new Words(text));
    }

    public Remedy {
        parts = List.copyOf(parts);
    }

    public Remedy and(String template) {
        return and(of(template));
    }

    public Remedy and(Remedy more) {
        return new Remedy(Stream.concat(parts.stream(), more.parts.stream()).toList());
    }

    public boolean isEmpty() {
        return parts.isEmpty();
    }

    /** As it is written for people. */
    public String text(ClusterOptions cluster) {
        return parts.stream()
                .map(part -> switch (part) {
                    case Words words -> words.text();
                    case Command command -> cluster.in(command.words());
                })
                .collect(Collectors.joining());
    }

    /** For logs and tests: no cluster is named. */
    @Override
    public String toString() {
        return text(ClusterOptions.NONE);
    }
}
