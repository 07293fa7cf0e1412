package ai.voicecore.gregor.rolling;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.snapshot.PartitionId;
import ai.voicecore.gregor.snapshot.PartitionSnapshot;
import ai.voicecore.gregor.snapshot.TopicSnapshot;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PreferredLeaderElectionTest {
    /** Broker 2 leads all partitions; brokers 0 and 1 were restarted. */
    private static final Collection<TopicSnapshot> TOPICS =
            List.of(topic("calls", false), topic("__consumer_offsets", true));

    @Test
    void theFirstElectionGivesEachBrokerOnePartitionOfAnInternalTopic() {
        assertThat(PreferredLeaderElection.next(TOPICS, 0))
                .containsExactly(new PartitionId("__consumer_offsets", 0), new PartitionId("__consumer_offsets", 1));
    }

    @Test
    void withoutInternalTopicsTheFirstElectionUsesAnotherTopic() {
        assertThat(PreferredLeaderElection.next(List.of(topic("calls", false)), 0))
                .containsExactly(new PartitionId("calls", 0), new PartitionId("calls", 1));
    }

    @Test
    void eachFurtherElectionIsTwiceAsLarge() {
        assertThat(PreferredLeaderElection.next(List.of(topic("calls", false)), 1))
                .containsExactly(
                        new PartitionId("calls", 0),
                        new PartitionId("calls", 1),
                        new PartitionId("calls", 3),
                        new PartitionId("calls", 4));
        assertThat(PreferredLeaderElection.next(TOPICS, 1)).hasSize(4);
        assertThat(PreferredLeaderElection.next(TOPICS, 2)).hasSize(8);
    }

    @Test
    void thereAreAtMostSixteenElections() {
        assertThat(PreferredLeaderElection.next(TOPICS, 15)).hasSize(8);
        assertThat(PreferredLeaderElection.next(TOPICS, 16)).isEmpty();
        assertThat(PreferredLeaderElection.next(TOPICS, Integer.MAX_VALUE)).isEmpty();
    }

    @Test
    void aBrokerThatIsNotInSyncIsNotElected() {
        PartitionSnapshot behind = new PartitionSnapshot(0, 2, List.of(0, 2), List.of(2));

        assertThat(PreferredLeaderElection.next(
                        List.of(new TopicSnapshot("calls", false, List.of(behind), new TreeMap<>())), 0))
                .isEmpty();
    }

    private static TopicSnapshot topic(String name, boolean internal) {
        return new TopicSnapshot(
                name,
                internal,
                IntStream.range(0, 6)
                        .mapToObj(index -> new PartitionSnapshot(
                                index, 2, List.of(index % 3, (index + 1) % 3, (index + 2) % 3), List.of(0, 1, 2)))
                        .toList(),
                new TreeMap<>());
    }
}
