package ai.voicecore.gregor.failure;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What to do next: words, and commands of Gregor. The commands are about one cluster, which is named when they are written.
 *
 * @param template with each command in braces, as {@code Look at {gregor logs kafka-0}.}; empty if there is nothing to do
 */
public record Remedy(String template) {
    public static final Remedy NONE = new Remedy("");

    private static final Pattern COMMAND = Pattern.compile("\\{gregor ([^{}]+)}");

    public static Remedy of(String template) {
        return new Remedy(template);
    }

    public Remedy and(String more) {
        return new Remedy(template + more);
    }

    public Remedy and(Remedy more) {
        return and(more.template);
    }

    public boolean isEmpty() {
        return template.isEmpty();
    }

    /** As it is written for people. */
    public String text(ClusterOptions cluster) {
        return COMMAND.matcher(template).replaceAll(command -> Matcher.quoteReplacement(cluster.in(command.group(1))));
    }

    /** For logs and tests: no cluster is named. */
    @Override
    public String toString() {
        return text(ClusterOptions.NONE);
    }
}
