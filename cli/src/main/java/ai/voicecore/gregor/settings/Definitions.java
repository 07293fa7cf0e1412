package ai.voicecore.gregor.settings;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.config.ConfigDef;

/** The settings of one kind in one Kafka release, from its {@code ConfigDef}. */
public interface Definitions {
    /** All defined names, without settings of plug-ins. */
    Set<String> names();

    /** Empty for an undefined name. */
    Optional<ConfigDef.Type> type(String name);

    /** Why the release refuses this value, in its own words; empty if it accepts it or does not know the name. */
    Optional<String> problem(String name, String value);

    /**
     * Why a node would not start with this value of a setting that names plug-in classes; empty if the classes exist, or
     * the setting does not name classes. Other plug-ins in an image are not considered.
     */
    default Optional<String> missingClass(String name, String value) {
        return Optional.empty();
    }

    /**
     * Why the release refuses these settings together, in its own words; empty if it accepts them. A broker does not start
     * with refused settings. For brokers these are all settings of a node: missing ones have their defaults.
     */
    Optional<String> problem(Map<String, String> settings);
}
