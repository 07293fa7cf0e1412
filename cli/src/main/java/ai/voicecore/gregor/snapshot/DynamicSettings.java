package ai.voicecore.gregor.snapshot;

import java.util.Map;
import java.util.SortedMap;

/**
 * Dynamic settings in the cluster's metadata: every broker reads them at its start.
 *
 * @param topics topic → its own settings
 * @param allBrokers cluster-wide settings
 * @param brokers id → settings of one broker; those of stopped brokers are not known
 * @param quotas entity → quota → value, with entities as {@code user=a, client-id=b}
 */
public record DynamicSettings(
        Map<String, SortedMap<String, String>> topics,
        SortedMap<String, String> allBrokers,
        SortedMap<Integer, SortedMap<String, String>> brokers,
        SortedMap<String, SortedMap<String, String>> quotas) {}
