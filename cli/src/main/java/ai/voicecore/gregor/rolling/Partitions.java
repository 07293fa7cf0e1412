package ai.voicecore.gregor.rolling;

import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.snapshot.PartitionSnapshot;
import ai.voicecore.gregor.snapshot.TopicSnapshot;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Whether every partition remains available without some brokers. */
record Partitions(ClusterSnapshot cluster, Set<Integer> stopped, boolean acceptUnavailable) {
    Optional<Obstacle> obstacle() {
        return first(this::unsound).or(() -> first(this::tooFew));
    }

    private Optional<Obstacle> first(BiFunction<TopicSnapshot, PartitionSnapshot, Optional<Obstacle>> rule) {
        return cluster.topics().values().stream()
                .flatMap(topic ->
                        topic.partitions().stream().flatMap(partition -> rule.apply(topic, partition).stream()))
                .findFirst();
    }

    /** A partition that lacks replicas on brokers that are not about to be restarted anyway. */
    private Optional<Obstacle> unsound(TopicSnapshot topic, PartitionSnapshot partition) {
        String name = topic.name() + "-" + partition.partition();
        if (partition.isOffline()) {
            return Obstacle.temporary(name + " has no leader");
        }
        return partition.replicas().stream()
                .filter(broker -> !partition.inSync().contains(broker) && !stopped.contains(broker))
                .findFirst()
                .flatMap(broker -> Obstacle.temporary("broker " + broker + " is not in sync in " + name));
    }

    private Optional<Obstacle> tooFew(TopicSnapshot topic, PartitionSnapshot partition) {
        int least = topic.minInsyncReplicas();
        long left = without(partition.inSync().stream());
        if (left == partition.inSync().size() || left >= least) {
            return Optional.empty();
        }
        String name = topic.name() + "-" + partition.partition();
        boolean hopeless = partition.replicas().size() - 1 < least;
        if (!hopeless) {
            return Obstacle.temporary(
                    name + " would keep " + left + " in-sync replicas, below min.insync.replicas " + least);
        }
        return acceptUnavailable && stopped.size() == 1
                ? Optional.empty()
                : Obstacle.permanent(
                        name + " has " + partition.replicas().size() + " replicas and min.insync.replicas " + least
                                + ": it cannot be written to while one of them is away",
                        "Give the topic more replicas, or say --accept-unavailable.");
    }

    private long without(Stream<Integer> brokers) {
        return brokers.filter(broker -> !stopped.contains(broker)).count();
    }
}
