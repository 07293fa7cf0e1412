package ai.voicecore.gregor.drill;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.snapshot.ClusterView;
import ai.voicecore.gregor.snapshot.PartitionSnapshot;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class NewestViewTest {
    private static final ClusterView BEFORE = ledBy(0);
    private static final ClusterView AFTER = ledBy(1);

    private final NewestView views = new NewestView(0, BEFORE);

    @Test
    void anOldViewOfADisconnectedBrokerIsIgnored() {
        add(0, 1, AFTER);
        assertThat(views.view()).isEqualTo(AFTER);

        add(1, 2, BEFORE);
        assertThat(views.view()).isEqualTo(AFTER);
    }

    @Test
    void aPreviousStateCountsWhenAllBrokersReportIt() {
        add(0, 1, AFTER);
        add(1, 1, AFTER);

        add(0, 2, BEFORE);
        assertThat(views.view()).isEqualTo(AFTER);
        add(1, 2, BEFORE);
        assertThat(views.view()).isEqualTo(BEFORE);
    }

    @Test
    void brokersThatDoNotAnswerAreIgnored() {
        add(0, 1, AFTER);
        add(1, 1, AFTER);

        add(0, 5, BEFORE);

        assertThat(views.view()).isEqualTo(BEFORE);
    }

    @Test
    void aLateAnswerIsIgnored() {
        add(0, 3, AFTER);
        add(1, 2, ledBy(2));

        assertThat(views.view()).isEqualTo(AFTER);
    }

    private void add(int connection, int second, ClusterView view) {
        views.add(connection, Duration.ofSeconds(second).toNanos(), view);
    }

    private static ClusterView ledBy(int leader) {
        return new ClusterView(new TreeMap<>(
                Map.of("calls", List.of(new PartitionSnapshot(0, leader, List.of(0, 1, 2), List.of(0, 1, 2))))));
    }
}
