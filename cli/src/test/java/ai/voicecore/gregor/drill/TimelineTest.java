package ai.voicecore.gregor.drill;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.drill.Timeline.Event;
import ai.voicecore.gregor.snapshot.ClusterView;
import ai.voicecore.gregor.snapshot.PartitionSnapshot;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Two partitions of one topic; broker 2 leads the second partition, and is killed. */
class TimelineTest {
    private static final ClusterView WHOLE = view(0, 2, List.of(0, 1, 2));

    private final Timeline timeline = new Timeline();

    @Test
    void theEffectsOfAKilledBrokerAreListedUntilTheClusterIsHealthy() {
        timeline.add(moment(-1, WHOLE, Map.of(), 0));
        timeline.add(moment(0, WHOLE, Map.of("kafka-2", "restarting"), 0));
        timeline.note(Duration.ZERO, "kill kafka-2");
        timeline.add(moment(3, view(0, -1, List.of(0, 1)), Map.of("kafka-2", "starting"), 3_000));
        timeline.add(moment(9, view(0, 1, List.of(0, 1)), Map.of("kafka-2", "starting"), 100));
        timeline.add(moment(12, WHOLE, Map.of(), 100));
        timeline.add(moment(13, WHOLE, Map.of(), 100));

        assertThat(timeline.events())
                .containsExactly(
                        event(0, "kafka-2 is restarting"),
                        event(0, "kill kafka-2"),
                        event(3, "kafka-2 is starting"),
                        event(3, "1 partitions without a leader"),
                        event(3, "2 of 2 partitions under-replicated"),
                        event(9, "1 partitions have another leader"),
                        event(9, "0 partitions without a leader"),
                        event(12, "kafka-2 is ready"),
                        event(12, "1 partitions have another leader"),
                        event(12, "0 of 2 partitions under-replicated"));
        assertThat(timeline.elections()).isEqualTo(2);
        assertThat(timeline.mostUnderReplicated()).isEqualTo(2);
        assertThat(timeline.calmSince()).contains(Duration.ofSeconds(12));
    }

    @Test
    void theClusterIsNotCalmWhileThereIsAProblem() {
        timeline.add(moment(0, WHOLE, Map.of(), 0));
        assertThat(timeline.calmSince()).contains(Duration.ZERO);

        timeline.add(moment(1, WHOLE, Map.of(), 1_500));
        assertThat(timeline.calmSince()).isEmpty();

        timeline.add(moment(2, WHOLE, Map.of(), 20));
        assertThat(timeline.calmSince()).contains(Duration.ofSeconds(2));

        timeline.add(moment(3, view(0, 2, List.of(0, 1)), Map.of(), 20));
        assertThat(timeline.calmSince()).isEmpty();
    }

    @Test
    void anotherActiveControllerIsReported() {
        timeline.add(leader(0, Map.of("active controller", "kafka-0")));
        timeline.add(leader(1, Map.of()));
        timeline.add(leader(2, Map.of("active controller", "kafka-1")));

        assertThat(timeline.events())
                .containsExactly(
                        event(1, "active controller: kafka-0 → none"), event(2, "active controller: none → kafka-1"));
    }

    @Test
    void newTopicsAreNoElections() {
        timeline.add(moment(0, new ClusterView(new TreeMap<>()), Map.of(), 0));
        timeline.add(moment(1, WHOLE, Map.of(), 0));

        assertThat(timeline.elections()).isZero();
        assertThat(timeline.events()).isEmpty();
    }

    @Test
    void anObservationIsPrintedAsOneLine() {
        Observation moment = moment(3, view(0, -1, List.of(0, 1)), Map.of("kafka-2", "starting"), 2_900);

        assertThat(moment.sentence())
                .isEqualTo("    +3 s  without acknowledgement 2.9 s, without commit 0.0 s; of 2 partitions 2"
                        + " under-replicated, 1 without leader; kafka-2 starting");
    }

    private static Event event(int seconds, String what) {
        return new Event(Duration.ofSeconds(seconds), what);
    }

    private static Observation moment(int seconds, ClusterView view, Map<String, String> notReady, int gapMillis) {
        return new Observation(
                Duration.ofSeconds(seconds),
                view,
                new TreeMap<>(notReady),
                new TreeMap<>(),
                Duration.ofMillis(gapMillis),
                Duration.ZERO);
    }

    private static Observation leader(int seconds, Map<String, String> leaders) {
        return new Observation(
                Duration.ofSeconds(seconds),
                WHOLE,
                new TreeMap<>(),
                new TreeMap<>(leaders),
                Duration.ZERO,
                Duration.ZERO);
    }

    private static ClusterView view(int first, int second, List<Integer> inSync) {
        return new ClusterView(new TreeMap<>(Map.of(
                "calls",
                List.of(
                        new PartitionSnapshot(0, first, List.of(0, 1, 2), inSync),
                        new PartitionSnapshot(1, second, List.of(0, 1, 2), inSync)))));
    }
}
