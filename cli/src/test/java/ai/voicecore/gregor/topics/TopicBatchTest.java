package ai.voicecore.gregor.topics;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.spec.TopicSpec;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class TopicBatchTest {
    /** The maximum number of records of one request to a KRaft controller: QuorumController.MAX_RECORDS_PER_USER_OP. */
    private static final int KAFKAS_LIMIT = 10_000;

    @Test
    void aFewTopicsAreOneRequest() {
        List<TopicSpec> topics = List.of(topic("a", 12), topic("b", 12), topic("c", 1));

        assertThat(TopicBatch.of(topics)).containsExactly(new TopicBatch.Create(topics));
    }

    @Test
    void noTopicsAreNoRequest() {
        assertThat(TopicBatch.of(List.of())).isEmpty();
    }

    @Test
    void aThousandTopicsOfTenPartitionsAreSplitIntoRequestsThatAControllerAccepts() {
        List<TopicSpec> topics =
                IntStream.range(0, 1000).mapToObj(i -> topic("t" + i, 10)).toList();

        assertThat(TopicBatch.of(topics))
                .hasSizeGreaterThan(10)
                .allSatisfy(batch -> assertThat(records(batch)).isLessThanOrEqualTo(TopicBatch.RECORDS_PER_REQUEST));
    }

    @Test
    void aTopicThatFitsIntoOneRequestIsCreatedWithAllPartitions() {
        TopicSpec large = topic("large", 5_000);

        assertThat(TopicBatch.of(List.of(topic("a", 1), large, topic("b", 1))))
                .containsExactly(
                        new TopicBatch.Create(List.of(topic("a", 1))),
                        new TopicBatch.Create(List.of(large)),
                        new TopicBatch.Create(List.of(topic("b", 1))));
    }

    @Test
    void aTopicThatIsTooLargeForOneRequestIsCreatedSmallerAndGrows() {
        assertThat(TopicBatch.of(List.of(topic("huge", 10_000))))
                .containsExactly(
                        new TopicBatch.Create(List.of(topic("huge", 8_998))),
                        new TopicBatch.Grow("huge", 8_998, 9_998),
                        new TopicBatch.Grow("huge", 9_998, 10_000));
    }

    @Test
    void aTopicGrowsInSteps() {
        assertThat(TopicBatch.growth("events", 12, 24)).containsExactly(new TopicBatch.Grow("events", 12, 24));
        assertThat(TopicBatch.growth("events", 12, 9_012)).hasSize(9);
        assertThat(TopicBatch.growth("events", 12, 12)).isEmpty();
    }

    @RepeatedTest(50)
    void noPartitionIsMissingAndNoRequestIsTooLarge(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<TopicSpec> topics = IntStream.range(0, random.nextInt(200))
                .mapToObj(i -> topic("t" + i, 1 + random.nextInt(random.nextInt(10) == 0 ? 10_000 : 100)))
                .toList();

        Map<String, Integer> made = new TreeMap<>();
        for (TopicBatch batch : TopicBatch.of(topics)) {
            assertThat(records(batch)).isLessThanOrEqualTo(KAFKAS_LIMIT - 500);
            switch (batch) {
                case TopicBatch.Create create ->
                    create.topics()
                            .forEach(topic -> assertThat(made.put(topic.name(), topic.partitions()))
                                    .isNull());
                case TopicBatch.Grow grow ->
                    assertThat(made.put(grow.topic(), grow.to())).isEqualTo(grow.from());
            }
        }
        assertThat(made).hasSize(topics.size());
        topics.forEach(topic -> assertThat(made).containsEntry(topic.name(), topic.partitions()));
    }

    private static int records(TopicBatch batch) {
        return switch (batch) {
            case TopicBatch.Create create ->
                create.topics().stream().mapToInt(TopicBatch::cost).sum();
            case TopicBatch.Grow grow -> grow.partitions();
        };
    }

    private static TopicSpec topic(String name, int partitions) {
        return new TopicSpec(name, partitions, 3, false, new TreeMap<>(Map.of("min.insync.replicas", "2")));
    }
}
