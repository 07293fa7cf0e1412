package ai.voicecore.gregor.topology;

import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Names properties as environment variables, as the apache/kafka image reads them: a dot becomes {@code _}, an
 * underscore {@code __}, a dash {@code ___}. The node jar turns them back.
 */
final class EnvironmentNames {
    private EnvironmentNames() {}

    static SortedMap<String, String> of(String prefix, Map<String, String> properties) {
        SortedMap<String, String> environment = new TreeMap<>();
        properties.forEach((name, value) -> environment.put(prefix + variable(name), value));
        return environment;
    }

    /** The properties that the variables of a prefix name. */
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
        return property.replace("_", "__")
                .replace("-", "___")
                .replace('.', '_')
                .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                .toUpperCase(Locale.ROOT);
    }
}
