package ai.voicecore.gregor.admin;

import ai.voicecore.gregor.concurrent.Mutating;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * Settings of all brokers that are kept in the metadata, and go over what the brokers' files say (KIP-226). Methods throw
 * {@link AdminFailure}.
 */
public interface BrokerDefaults {

    SortedMap<String, String> all();

    /** Setting → what Kafka takes where nothing is said; without those that have no such value. */
    Map<String, String> ofKafka(Set<String> settings);

    /** Those of the settings that the brokers would not take while they run. */
    Set<String> refused(SortedMap<String, String> settings);

    /** Sets some and takes others away, all in one go. */
    @Mutating
    void change(Map<String, String> set, Set<String> reset);
}
