package ai.voicecore.gregor.snapshot;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The state of the Kafka cluster at one moment.
 *
 * @param clusterId from the brokers
 * @param controller id of the active controller, -1 if there is none
 * @param quorum in KRaft mode only
 * @param finalizedFeatures feature → finalized level, as {@code metadata.version → 30}
 */
public record ClusterSnapshot(
        String clusterId,
        int controller,
        List<BrokerSnapshot> brokers,
        Optional<QuorumSnapshot> quorum,
        SortedMap<String, TopicSnapshot> topics,
        List<LogDirSnapshot> logDirs,
        SortedMap<String, Short> finalizedFeatures) {}
