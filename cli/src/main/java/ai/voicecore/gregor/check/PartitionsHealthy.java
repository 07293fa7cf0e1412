package ai.voicecore.gregor.check;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.snapshot.PartitionId;
import ai.voicecore.gregor.snapshot.TopicSnapshot;
import java.util.ArrayList;
import java.util.List;

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
        ClusterSnapshot cluster = evidence.snapshot();
        List<PartitionId> offline = cluster.partitions((topic, partition) -> partition.isOffline());
        List<PartitionId> underMin = cluster.partitions(TopicSnapshot::isUnderMinIsr);
        List<PartitionId> under = cluster.partitions((topic, partition) -> partition.isUnderReplicated());
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
        int partitions = cluster.topics().values().stream()
                .mapToInt(topic -> topic.partitions().size())
                .sum();
        return Verdict.of(
                partitions + " partitions: " + offline.size() + " offline, " + underMin.size() + " under min ISR, "
                        + under.size() + " under-replicated",
                findings);
    }

    private static void add(List<Finding> findings, List<PartitionId> partitions, String what, String remedy) {
        if (!partitions.isEmpty()) {
            String names = Failure.named(partitions, MAX_NAMED);
            findings.add(new Finding(partitions.size() + " partitions are " + what + ": " + names + ".", remedy));
        }
    }
}
