package ai.voicecore.gregor.node.state;

import ai.voicecore.gregor.node.settings.Role;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The release of the running software. */
final class SoftwareVersion {
    private static final String UNKNOWN = "unknown";

    private SoftwareVersion() {}

    static String of(Role role) {
        return role == Role.ZOOKEEPER ? zooKeeper() : kafka();
    }

    /** From a file in every kafka-clients jar; Kafka's own reader is internal, and was moved in 4.4. */
    private static String kafka() {
        try (InputStream file = SoftwareVersion.class.getResourceAsStream("/kafka/kafka-version.properties")) {
            if (file == null) {
                return UNKNOWN;
            }
            Properties properties = new Properties();
            properties.load(file);
            return properties.getProperty("version", UNKNOWN);
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    private static String zooKeeper() {
        try {
            return String.valueOf(Class.forName("org.apache.zookeeper.Version")
                    .getMethod("getVersion")
                    .invoke(null));
        } catch (ReflectiveOperationException e) {
            return UNKNOWN;
        }
    }
}
