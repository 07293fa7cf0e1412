package ai.voicecore.gregor.balance;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.snapshot.BrokerLogs;
import ai.voicecore.gregor.snapshot.PartitionId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StallCauseTest {
    private static final PartitionId CALLS_1 = new PartitionId("calls", 1);
    private static final CopyProgress COPY = new CopyProgress(CALLS_1, List.of(3), 0, 10);
    private static final String FAILED =
            "2026-11-28T10:00:00,124 WARN  [ReplicaFetcher replicaId=3] Partition calls-1 marked as failed (ReplicaFetcherThread)";
    private static final String ERROR =
            "2026-11-28T10:00:00,123 ERROR [ReplicaFetcher replicaId=3] Unexpected error occurred"
                    + " while processing data for partition calls-1 at offset 5 (ReplicaFetcherThread)";

    @Test
    void aMissingLeaderADeadTargetAndABrokenDirectoryAreReported() {
        assertThat(StallCause.of(COPY, -1, List.of(2), Set.of(3), Map.of())
                        .orElseThrow()
                        .sentence())
                .isEqualTo("calls-1 has no leader: it is in sync on broker 2 only, which does not run");
        assertThat(StallCause.of(COPY, 1, List.of(1), Set.of(1), Map.of())
                        .orElseThrow()
                        .lasting())
                .isFalse();
        assertThat(StallCause.of(
                                COPY,
                                1,
                                List.of(1),
                                Set.of(1, 3),
                                Map.of(3, new BrokerLogs(Map.of(), List.of("/data (offline)"), 0)))
                        .orElseThrow()
                        .sentence())
                .contains("has a broken log directory: /data (offline)");
        assertThat(StallCause.of(COPY, 1, List.of(1), Set.of(1, 3), Map.of())).isEmpty();
    }

    @Test
    void theReasonOfAFailedFetcherIsReported() {
        List<String> log = List.of(ERROR, "java.lang.IllegalStateException: no more", "\tat kafka.x.Y", FAILED);

        assertThat(StallCause.logged(CALLS_1, 3, log).orElseThrow().sentence())
                .isEqualTo("broker 3 has given up copying calls-1: java.lang.IllegalStateException: no more");
    }

    @Test
    void aFailureOfAnEarlierMoveIsIgnored() {
        String added = "2026-11-28T10:01:00,000 INFO  [ReplicaFetcherManager on broker 3] Added fetcher to broker 1 for"
                + " partitions HashMap(calls-1 -> InitialFetchState(leaderEpoch=1)) (ReplicaFetcherManager)";

        assertThat(StallCause.logged(CALLS_1, 3, List.of(ERROR, FAILED, added))).isEmpty();
        assertThat(StallCause.logged(CALLS_1, 3, List.of(added, ERROR, FAILED))).isPresent();
    }

    @Test
    void aFailureOfAnotherPartitionIsIgnored() {
        assertThat(StallCause.logged(new PartitionId("calls", 11), 3, List.of(ERROR, FAILED)))
                .isEmpty();
        assertThat(StallCause.logged(new PartitionId("alls", 1), 3, List.of(ERROR, FAILED)))
                .isEmpty();
    }
}
