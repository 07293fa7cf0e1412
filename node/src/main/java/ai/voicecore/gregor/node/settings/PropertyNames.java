package ai.voicecore.gregor.node.settings;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Converts environment variables to properties, like the apache/kafka image ({@code KafkaDockerWrapper}): the prefix is
 * removed, {@code _} is a dot, {@code __} an underscore, {@code ___} a dash.
 */
public final class PropertyNames {
    /** Variables for scripts and images, not for the server; the list of the apache/kafka image. */
    private static final Set<String> NOT_PROPERTIES = Set.of(
            "VERSION",
            "HEAP_OPTS",
            "LOG4J_OPTS",
            "OPTS",
            "JMX_OPTS",
            "JVM_PERFORMANCE_OPTS",
            "GC_LOG_OPTS",
            "LOG4J_ROOT_LOGLEVEL",
            "LOG4J_LOGGERS",
            "TOOLS_LOG4J_LOGLEVEL",
            "JMX_HOSTNAME");

    /** The server's own id: it is written to the file {@code myid}, not to the configuration. */
    static final String ZOOKEEPER_SERVER_ID = "ZOOKEEPER_SERVER_ID";

    private PropertyNames() {}

    /** The configuration of a role, sorted by name. Variables with other prefixes are ignored. */
    static SortedMap<String, String> fromEnvironment(Role role, Map<String, String> environment) {
        SortedMap<String, String> properties = new TreeMap<>();
        environment.forEach((variable, value) -> {
            if (isProperty(role, variable) && !isEmptyRack(variable, value)) {
                String name = propertyName(variable.substring(role.prefix().length()));
                properties.put(role == Role.ZOOKEEPER ? ZooKeeperKeys.restore(name) : name, value);
            }
        });
        return properties;
    }

    /** On Kubernetes versions without the zone label in pods; an empty rack would count as a rack. */
    private static boolean isEmptyRack(String variable, String value) {
        return variable.equals("KAFKA_BROKER_RACK") && value.isEmpty();
    }

    private static boolean isProperty(Role role, String variable) {
        return variable.length() > role.prefix().length()
                && variable.startsWith(role.prefix())
                && !variable.equals(ZOOKEEPER_SERVER_ID)
                && !NOT_PROPERTIES.contains(variable.substring(role.prefix().length()));
    }

    // The order matters: three underscores are converted before two.
    private static String propertyName(String suffix) {
        return suffix.toLowerCase(Locale.ROOT)
                .replace("_", ".")
                .replace("...", "-")
                .replace("..", "_");
    }
}
