package ai.voicecore.gregor.validation;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.admin.DataPath;
import ai.voicecore.gregor.admin.DataPath.DataPathReport;
import ai.voicecore.gregor.admin.TemporaryNames;
import ai.voicecore.gregor.admin.TrialTopic;
import ai.voicecore.gregor.concurrent.Await;
import ai.voicecore.gregor.snapshot.TemporaryName;
import ai.voicecore.gregor.spec.TopicSpec;
import ai.voicecore.gregor.topology.Address;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * What brokers are tried with, whoever has deployed them.
 *
 * @param brokers how many there are
 * @param replication of the topics that are made for it
 * @param cleanup undoes what is made
 */
record BrokerTrials(
        Supplier<ClusterAdmin> admin, int brokers, int replication, int minInsyncReplicas, Cleanup cleanup) {
    /** How long a broker that has just started may take to hear of the others, or of itself. */
    private static final Duration METADATA_PROPAGATION = Duration.ofSeconds(5);

    List<Integer> brokersKnownAt(Address listener) {
        return Await.atMost(METADATA_PROPAGATION)
                .lastSeen(() -> admin.get().brokersKnownAt(listener.toString()), known -> known.size() >= brokers);
    }

    DataPathReport exercise(DataPath dataPath) {
        String name = trial().name();
        try (Cleanup own = cleanup.part()) {
            own.perform(
                    "topic " + name,
                    () -> admin.get().createTopics(List.of(topic(name, brokers))),
                    () -> admin.get().deleteOwnTopic(name));
            return dataPath.exercise(name);
        }
    }

    /** Each trial has a name of its own, which says when it began. */
    static TemporaryName trial() {
        return TemporaryNames.newName(TemporaryName.Purpose.VALIDATE);
    }

    TopicSpec topic(String name, int partitions) {
        return TrialTopic.of(name, partitions, replication, minInsyncReplicas, TemporaryNames.lease());
    }
}
