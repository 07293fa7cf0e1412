package ai.voicecore.gregor.check.migration;

import ai.voicecore.gregor.check.Finding;
import ai.voicecore.gregor.check.Verdict;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.snapshot.PartitionId;
import java.util.List;

/** Every broker restarts twice. */
final class ReplicatedPartitions extends MigrationCheck {
    private static final int MAX_NAMED = 5;

    ReplicatedPartitions() {
        super("spare-replicas", "every partition stays available while one broker restarts");
    }

    @Override
    public Verdict examine(MigrationEvidence evidence) {
        List<PartitionId> alone = evidence.snapshot()
                .partitions((topic, partition) -> partition.replicas().size() <= topic.minInsyncReplicas());
        return alone.isEmpty()
                ? Verdict.holds("all partitions have a spare replica")
                : Verdict.of(
                        alone.size() + " partitions without a spare replica",
                        List.of(new Finding(
                                "These partitions are unavailable while one of their brokers restarts: "
                                        + Failure.named(alone, MAX_NAMED) + ".",
                                "Give them one replica more than min.insync.replicas; or say --accept-unavailable.")));
    }
}
