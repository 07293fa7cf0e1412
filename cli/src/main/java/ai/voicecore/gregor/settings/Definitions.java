package ai.voicecore.gregor.settings;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The settings that one release of Kafka knows of one kind of thing, by that release's own {@code ConfigDef}. */
public interface Definitions extends ValueComparison {
    /** Every name that is defined; what plug-ins add is not. */
    Set<String> names();

    /** Empty for a name that is not defined. */
    Optional<Type> type(String name);

    /** Why the release does not take this value, in its own words; empty if it does, or does not know the name. */
    Optional<String> problem(String name, String value);

    /**
     * Why a node of the release would not start with this value of a setting that names classes of plug-ins, as Kafka says it
     * elsewhere; empty if it has them, or if the setting names none. What an image has besides is not looked at.
     */
    default Optional<String> missingClass(String name, String value) {
        return Optional.empty();
    }

    /**
     * Why the release does not take these settings together, in its own words; empty if it does. A broker does not start
     * with settings that it does not take. For brokers these are all settings of a node: what is missing has its default.
     */
    Optional<String> problem(Map<String, String> settings);
}
