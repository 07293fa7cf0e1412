package ai.voicecore.gregor.node.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.junit.jupiter.api.Test;

class IsrWatchTest {
    @Test
    void aPartitionCountsWhenTheBrokerIsAReplicaAndOutsideTheIsr() {
        TopicDescription calls = new TopicDescription(
                "calls",
                false,
                List.of(
                        partition(0, nodes(1, 2, 3), nodes(1, 2, 3)),
                        partition(1, nodes(1, 2, 3), nodes(2, 3)),
                        partition(2, nodes(2, 3, 4), nodes(2)),
                        partition(3, nodes(3, 1), List.of())));

        assertThat(IsrWatch.outside(1, List.of(calls))).containsExactly("calls-1", "calls-3");
        assertThat(IsrWatch.outside(5, List.of(calls))).isEmpty();
    }

    @Test
    void aPartitionWithoutALeaderCounts() {
        TopicPartitionInfo leaderless = new TopicPartitionInfo(0, null, nodes(1), nodes(1));

        assertThat(IsrWatch.outside(1, List.of(new TopicDescription("calls", false, List.of(leaderless)))))
                .containsExactly("calls-0");
    }

    private static TopicPartitionInfo partition(int number, List<Node> replicas, List<Node> isr) {
        return new TopicPartitionInfo(number, isr.isEmpty() ? null : isr.get(0), replicas, isr);
    }

    private static List<Node> nodes(int... ids) {
        return Arrays.stream(ids).mapToObj(id -> new Node(id, "h", 9092)).toList();
    }
}
