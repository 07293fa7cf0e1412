package ai.voicecore.gregor.snapshot;

import java.util.Map;
import java.util.SortedMap;

/**
 * What was set in a running cluster and is kept in its metadata: every broker reads it when it starts.
 *
 * @param topics topic → the settings that were made on it
 * @param allBrokers settings of all brokers
 * @param brokers id → settings of one broker; those of brokers that do not run are not known
 * @param quotas whose → rate → value, as {@code user=a, client-id=b}
 */
public record DynamicSettings(
        Map<String, SortedMap<String, String>> topics,
        SortedMap<String, String> allBrokers,
        SortedMap<Integer, SortedMap<String, String>> brokers,
        SortedMap<String, SortedMap<String, String>> quotas) {}
