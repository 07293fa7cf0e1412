package ai.voicecore.gregor.admin;

import ai.voicecore.gregor.concurrent.Mutating;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * Dynamic broker settings of the cluster-wide default; they override the brokers' properties files (KIP-226). Methods throw
 * {@link AdminFailure}.
 */
public interface BrokerDefaults {

    SortedMap<String, String> all();

    /** Setting → Kafka's own default; settings without a default are left out. */
    Map<String, String> ofKafka(Set<String> settings);

    /** The settings that the brokers cannot change at run time. */
    Set<String> refused(SortedMap<String, String> settings);

    /** Broker id → effective value of a setting. */
    Map<Integer, String> inForce(String setting);

    /** Sets and resets settings with one request. */
    @Mutating
    void change(Map<String, String> set, Set<String> reset);
}
