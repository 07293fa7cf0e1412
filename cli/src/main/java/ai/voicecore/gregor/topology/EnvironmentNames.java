package ai.voicecore.gregor.topology;

import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Converts properties to environment variables in the notation of the apache/kafka image: a dot becomes {@code _}, an
 * underscore {@code __}, a dash {@code ___}. The node jar converts them back.
 */
final class EnvironmentNames {
    private static final Pattern WORD_BEGINS = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    private EnvironmentNames() {}

    static SortedMap<String, String> of(String prefix, Map<String, String> properties) {
        SortedMap<String, String> environment = new TreeMap<>();
        properties.forEach((name, value) -> environment.put(prefix + variable(name), value));
        return environment;
    }

    /** The properties from the variables with a prefix. */
    static SortedMap<String, String> properties(String prefix, Map<String, String> environment) {
        SortedMap<String, String> properties = new TreeMap<>();
        environment.forEach((variable, value) -> {
            if (variable.startsWith(prefix)) {
                properties.put(
                        variable.substring(prefix.length())
                                .toLowerCase(Locale.ROOT)
                                .replace("_", ".")
                                .replace("...", "-")
                                .replace("..", "_"),
                        value);
            }
        });
        return properties;
    }

    /** {@code log.dirs → LOG_DIRS}; ZooKeeper's {@code tickTime → TICK_TIME}. */
    static String variable(String property) {
        String variable = property.replace("_", "__").replace("-", "___").replace('.', '_');
        return WORD_BEGINS.matcher(variable).replaceAll("_").toUpperCase(Locale.ROOT);
    }
}
