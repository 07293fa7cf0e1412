package ai.voicecore.gregor.check;

import ai.voicecore.gregor.snapshot.PartitionSnapshot;
import ai.voicecore.gregor.snapshot.TopicSnapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiPredicate;

/** No partition is offline, below its minimum of in-sync replicas, or under-replicated. */
final class PartitionsHealthy extends Check<BrokerEvidence> {
    private static final int MAX_NAMED = 5;

    private final Advice advice;

    PartitionsHealthy(Advice advice) {
        super(
                "partitions-healthy",
                "every partition has a leader and all of its replicas in sync",
                advice.unreachable());
        this.advice = advice;
    }

    @Override
    public Verdict examine(BrokerEvidence evidence) {
        Collection<TopicSnapshot> topics = evidence.snapshot().topics().values();
        List<String> offline = named(topics, (topic, partition) -> partition.isOffline());
        List<String> underMin = named(topics, TopicSnapshot::isUnderMinIsr);
        List<String> under = named(topics, (topic, partition) -> partition.isUnderReplicated());
        List<Finding> findings = new ArrayList<>();
        add(
                findings,
                offline,
                "without a leader",
                "Their replicas' brokers must come back: " + advice.seeBrokers() + ".");
        add(
                findings,
                underMin,
                "below min.insync.replicas",
                "Producers with acks=all wait: " + advice.seeBrokers() + ".");
        add(findings, under, "under-replicated", "Wait for the replicas to catch up, or see which broker is missing.");
        int partitions =
                topics.stream().mapToInt(topic -> topic.partitions().size()).sum();
        return Verdict.of(
                partitions + " partitions: " + offline.size() + " offline, " + underMin.size() + " under min ISR, "
                        + under.size() + " under-replicated",
                findings);
    }

    private static List<String> named(
            Collection<TopicSnapshot> topics, BiPredicate<TopicSnapshot, PartitionSnapshot> which) {
        return topics.stream()
                .flatMap(topic -> topic.partitions().stream()
                        .filter(partition -> which.test(topic, partition))
                        .map(partition -> topic.name() + "-" + partition.partition()))
                .toList();
    }

    private static void add(List<Finding> findings, List<String> partitions, String what, String remedy) {
        if (!partitions.isEmpty()) {
            String more = partitions.size() > MAX_NAMED ? " and " + (partitions.size() - MAX_NAMED) + " more" : "";
            String names = String.join(", ", partitions.subList(0, Math.min(MAX_NAMED, partitions.size())));
            findings.add(
                    new Finding(partitions.size() + " partitions are " + what + ": " + names + more + ".", remedy));
        }
    }
}
