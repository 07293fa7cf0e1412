package ai.voicecore.gregor.change.migration;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.failure.Remedy;
import ai.voicecore.gregor.migration.ClientLosses;
import ai.voicecore.gregor.migration.ClientLosses.Loss;
import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.snapshot.PartitionId;
import ai.voicecore.gregor.snapshot.client.ClientState;
import ai.voicecore.gregor.validation.MetadataDifferences;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares ZooKeeper's metadata with KRaft's, and what clients have with what they had before.
 *
 * @param accepted groups, transactional ids and topics whose losses are no reason to stop
 */
record Comparison(Cluster cluster, Set<String> accepted) {
    /** Of each kind; a ConfigMap has at most 1 MiB. */
    private static final int SAMPLE_SIZE = 1_000;

    private static final int MAX_NAMED = 3;

    /** What clients have now, to be compared later. */
    static ClientState sample(ClusterAdmin admin) {
        return admin.clients().read(partitions(admin.snapshot())).sample(SAMPLE_SIZE);
    }

    /** What is not the same; empty if nothing differs. */
    String differences(ClusterAdmin admin, ClusterSnapshot snapshot) {
        return Failure.named(
                MetadataDifferences.read(cluster.services().znodes(cluster.topology()), admin, snapshot), MAX_NAMED);
    }

    /** Throws if clients have lost something. */
    void refuseLosses(ClusterAdmin admin, ClusterSnapshot snapshot, ClientState before) {
        Set<PartitionId> partitions = partitions(snapshot);
        Duration expiry = admin.brokerDefaults().inForce("producer.id.expiration.ms").values().stream()
                .map(value -> Duration.ofMillis(Long.parseLong(value)))
                .min(Duration::compareTo)
                .orElse(Duration.ZERO);
        List<Loss> losses = new ClientLosses(before, admin.clients().read(partitions), expiry)
                .find(partitions).stream()
                        .filter(loss -> !accepted.contains(loss.name()))
                        .toList();
        if (!losses.isEmpty()) {
            throw Failure.refused(
                    "Clients had something before the migration that they do not have now: "
                            + Failure.named(losses.stream().map(Loss::sentence).toList(), MAX_NAMED) + ".",
                    Remedy.of("If you have deleted or reset it yourself, repeat the command with --accept-lost "
                            + losses.stream()
                                    .map(Loss::name)
                                    .distinct()
                                    .sorted()
                                    .collect(Collectors.joining(","))
                            + ". Otherwise go back: {gregor migrate rollback}"));
        }
    }

    /** Of the users' topics: group coordinators write into their own without regard to sequences. */
    private static Set<PartitionId> partitions(ClusterSnapshot snapshot) {
        return snapshot.topics().values().stream()
                .filter(topic -> !topic.internal())
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new PartitionId(topic.name(), partition.partition())))
                .collect(Collectors.toSet());
    }
}
