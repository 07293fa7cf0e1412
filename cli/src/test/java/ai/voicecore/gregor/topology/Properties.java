package ai.voicecore.gregor.topology;

import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Converts environment variables to properties with the rule of the apache/kafka image (KafkaDockerWrapper.scala). */
final class Properties {
    private static final Pattern UNDERSCORES = Pattern.compile("_{1,3}");

    private Properties() {}

    static SortedMap<String, String> of(Node node, String prefix) {
        SortedMap<String, String> properties = new TreeMap<>();
        node.environment().forEach((variable, value) -> {
            if (variable.startsWith(prefix)) {
                properties.put(property(variable.substring(prefix.length())), value);
            }
        });
        return properties;
    }

    /** Three underscores are a dash, two an underscore, one a dot. */
    private static String property(String variable) {
        return UNDERSCORES.matcher(variable.toLowerCase(Locale.ROOT)).replaceAll(found -> switch (found.group()
                .length()) {
            case 3 -> "-";
            case 2 -> "_";
            default -> ".";
        });
    }
}
