package ai.voicecore.gregor.change;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.concurrent.Await;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.snapshot.NodeStatus;
import ai.voicecore.gregor.snapshot.PartitionId;
import ai.voicecore.gregor.snapshot.PartitionSnapshot;
import ai.voicecore.gregor.topology.Node;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Handles dead brokers during changes of the other brokers. */
record DeadBrokers(Cluster cluster, Progress progress) {
    private static final Duration INTERVAL = Duration.ofMillis(500);

    /** Twice the longest session timeout: broker.session.timeout.ms is 9 s, zookeeper.session.timeout.ms 18 s. */
    private static final Duration FENCING_TIMEOUT = Duration.ofSeconds(40);

    private static final int MAX_NAMED = 10;

    /**
     * Waits until those of these brokers that have no process are fenced: the cluster believes their last heartbeat until
     * then.
     */
    void awaitFenced(ClusterAdmin admin, Collection<Node> brokers) {
        Set<Integer> down = down(brokers);
        Await.atMost(FENCING_TIMEOUT).every(INTERVAL).by(cluster.stop()).until(() -> {
            boolean noticed = admin.liveBrokers().stream().noneMatch(down::contains);
            if (!noticed) {
                progress.doing(
                        "waiting until the cluster has noticed that broker " + Failure.named(down) + " does not run");
            }
            return noticed;
        });
    }

    private Set<Integer> down(Collection<Node> brokers) {
        Set<String> up = cluster.platform().observe().stream()
                .filter(status -> !status.isDown())
                .map(NodeStatus::name)
                .collect(Collectors.toSet());
        return brokers.stream()
                .filter(node -> !up.contains(node.name()))
                .map(Node::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The error for a removal that leaves too few brokers. */
    Failure noTargetBroker(ClusterSnapshot now, PartitionId partition) {
        Set<Integer> live = now.brokerIds();
        List<String> dead = cluster.topology().brokers().stream()
                .filter(node -> !live.contains(node.id()))
                .map(Node::name)
                .toList();
        return dead.isEmpty()
                ? new Failure(
                        partition + " has as many replicas as there would be brokers left, or more.",
                        "Declare fewer replicas for its topic, or keep more brokers.")
                : new Failure(
                        partition + " has as many replicas as there would be brokers left that run, or more: "
                                + String.join(", ", dead) + " stays in the cluster and does not run.",
                        "It is always the broker with the highest number that goes. Put `brokers` back; where "
                                + dead.getFirst() + " is lost for good, an empty one takes its place: {gregor replace "
                                + dead.getFirst() + "}");
    }

    /** The error for records whose only replica is on a dead broker. */
    Failure noSourceReplica(ClusterSnapshot now, List<PartitionId> lost) {
        Set<Integer> only = lost.stream()
                .flatMap(partition -> holders(partition(now, partition)).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        String topics = lost.stream().map(PartitionId::topic).distinct().collect(Collectors.joining(","));
        return new Failure(
                "The only replicas with all records of " + Failure.named(lost, MAX_NAMED) + " are on broker "
                        + Failure.named(only) + ", which does not run. Nothing was moved.",
                "Bring it back: put `brokers` back and type {gregor deploy}. If its disk is lost for good, so are these records:"
                        + " delete the topics (kafka-topics --bootstrap-server "
                        + cluster.topology().bootstrapServers()
                        + " --delete --topic " + topics + ") and repeat this; it makes declared topics anew.");
    }

    /** Since KIP-966 the ISR is empty after the last broker died: then the replicas are used. */
    private static List<Integer> holders(PartitionSnapshot partition) {
        return partition.inSync().isEmpty() ? partition.replicas() : partition.inSync();
    }

    private static PartitionSnapshot partition(ClusterSnapshot now, PartitionId id) {
        return now.topics().get(id.topic()).partitions().stream()
                .filter(partition -> partition.partition() == id.partition())
                .findFirst()
                .orElseThrow();
    }
}
