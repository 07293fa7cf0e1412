package ai.voicecore.gregor.check;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.snapshot.PartitionSnapshot;
import ai.voicecore.gregor.snapshot.TopicSnapshot;
import ai.voicecore.gregor.testing.GivenEvidence;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PartitionsHealthyTest {
    private static final List<Integer> REPLICAS = List.of(0, 1, 2);

    private final GivenEvidence evidence = GivenEvidence.healthy("topics: [{name: calls, partitions: 4}]");

    @Test
    void holdsWhenAllReplicasAreInSync() {
        assertThat(new PartitionsHealthy(Advice.GREGOR).examine(evidence))
                .isEqualTo(Verdict.holds("10 partitions: 0 offline, 0 under min ISR, 0 under-replicated"));
    }

    @Test
    void anOutOfSyncReplicaMakesAPartitionUnderReplicated() {
        assertThat(new PartitionsHealthy(Advice.GREGOR).examine(calls(partition(0, 0, 0, 1))))
                .isEqualTo(Verdict.broken(
                        "7 partitions: 0 offline, 0 under min ISR, 1 under-replicated",
                        "1 partitions are under-replicated: calls-0.",
                        "Wait for the replicas to catch up, or see which broker is missing."));
    }

    @Test
    void oneInSyncReplicaIsBelowMinIsr() {
        assertThat(new PartitionsHealthy(Advice.GREGOR)
                        .examine(calls(partition(0, 0, 0)))
                        .findings())
                .containsExactly(
                        new Finding(
                                "1 partitions are below min.insync.replicas: calls-0.",
                                "Producers with acks=all wait: see {gregor status}."),
                        new Finding(
                                "1 partitions are under-replicated: calls-0.",
                                "Wait for the replicas to catch up, or see which broker is missing."));
    }

    @Test
    void aPartitionWithoutALeaderIsOffline() {
        assertThat(new PartitionsHealthy(Advice.GREGOR)
                        .examine(calls(partition(0, -1, 0, 1, 2)))
                        .findings())
                .containsExactly(new Finding(
                        "1 partitions are without a leader: calls-0.",
                        "Their replicas' brokers must come back: see {gregor status}."));
    }

    @Test
    void ofManyPartitionsFiveAreNamed() {
        PartitionSnapshot[] behind =
                IntStream.range(0, 8).mapToObj(i -> partition(i, 0, 0, 1)).toArray(PartitionSnapshot[]::new);

        assertThat(new PartitionsHealthy(Advice.GREGOR).examine(calls(behind)).findings())
                .extracting(Finding::sentence)
                .containsExactly(
                        "8 partitions are under-replicated: calls-0, calls-1, calls-2, calls-3, calls-4 and 3 more.");
    }

    private GivenEvidence calls(PartitionSnapshot... partitions) {
        return evidence.withTopic(new TopicSnapshot(
                "calls", false, List.of(partitions), new TreeMap<>(Map.of("min.insync.replicas", "2"))));
    }

    private static PartitionSnapshot partition(int number, int leader, Integer... inSync) {
        return new PartitionSnapshot(number, leader, REPLICAS, List.of(inSync));
    }
}
