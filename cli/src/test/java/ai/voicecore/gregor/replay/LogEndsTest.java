package ai.voicecore.gregor.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.voicecore.gregor.failure.Failure;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogEndsTest {
    private static final TopicPartition FIRST = new TopicPartition("calls", 0);
    private static final TopicPartition SECOND = new TopicPartition("calls", 1);

    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("none");

    @BeforeEach
    void createATopicOfTwoPartitions() {
        consumer.updatePartitions("calls", List.of(partition(0), partition(1)));
        consumer.updateEndOffsets(Map.of(FIRST, 7L, SECOND, 0L));
    }

    @AfterEach
    void close() {
        consumer.close();
    }

    @Test
    void everyPartitionHasAnEndOffsetEvenAnEmptyOne() {
        assertThat(new LogEnds(consumer).of(List.of("calls"))).isEqualTo(Map.of(FIRST, 7L, SECOND, 0L));
    }

    @Test
    void aMissingTopicIsReportedWithTheCommandToCreateIt() {
        assertThatThrownBy(() -> new LogEnds(consumer).of(List.of("calls", "bills")))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.remedy()).asString().contains("gregor topics apply"))
                .hasMessageContaining("no topic bills");
    }

    @Test
    void anAcknowledgedRecordIsBeforeTheEndEvenIfTheLeaderReportsAnEarlierOne() {
        assertThat(LogEnds.later(Map.of(FIRST, 7L, SECOND, 5L), Map.of(FIRST, 6L, SECOND, 9L)))
                .isEqualTo(Map.of(FIRST, 7L, SECOND, 9L));
    }

    private static PartitionInfo partition(int number) {
        return new PartitionInfo("calls", number, Node.noNode(), new Node[0], new Node[0]);
    }
}
