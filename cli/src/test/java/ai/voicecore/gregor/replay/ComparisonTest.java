package ai.voicecore.gregor.replay;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.replay.Comparison.Delivery;
import ai.voicecore.gregor.replay.ReplayResult.TopicRow;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

/** Histories of one topic: lines 1 and 3 belong to call a, line 2 to call b. */
class ComparisonTest {
    private static final GenericRecord EMPTY =
            new GenericData.Record(SchemaBuilder.record("Empty").fields().endRecord());
    private static final List<ReplayEvent> SENT = List.of(sent("a", 1), sent("b", 2), sent("a", 3));

    @Test
    void everythingReadOnceInOrderIsClean() {
        TopicRow row = row(read(0, 10, 1), read(1, 4, 2), read(0, 11, 3));

        assertThat(row).isEqualTo(new TopicRow("calls", true, 3, 3, 0, 0, 0, 0));
        assertThat(row.clean()).isTrue();
    }

    @Test
    void anUnreadEventIsMissing() {
        assertThat(row(read(0, 10, 1), read(1, 4, 2))).isEqualTo(new TopicRow("calls", true, 3, 2, 1, 0, 0, 0));
    }

    @Test
    void ifNothingIsReadAllEventsAreMissing() {
        assertThat(row()).isEqualTo(new TopicRow("calls", true, 3, 0, 3, 0, 0, 0));
    }

    @Test
    void anEventThatIsReadAgainIsDuplicatedAndNotOutOfOrder() {
        TopicRow row = row(read(0, 10, 1), read(1, 4, 2), read(0, 11, 3), read(0, 12, 1));

        assertThat(row).isEqualTo(new TopicRow("calls", true, 3, 4, 0, 1, 0, 0));
    }

    @Test
    void anEventAfterALaterOneOfItsKeyIsOutOfOrder() {
        TopicRow row = row(read(0, 10, 3), read(1, 4, 2), read(0, 11, 1));

        assertThat(row).isEqualTo(new TopicRow("calls", true, 3, 3, 0, 0, 1, 0));
    }

    @Test
    void eventsOfDifferentKeysMayChangeTheirOrder() {
        assertThat(row(read(0, 10, 2), read(0, 11, 1), read(0, 12, 3)).clean()).isTrue();
    }

    @Test
    void theOrderIsThatOfTheLogAndNotOfReading() {
        assertThat(row(read(0, 11, 3), read(1, 4, 2), read(0, 10, 1)).clean()).isTrue();
    }

    @Test
    void aDifferentValueIsChanged() {
        TopicRow row = row(read(0, 10, 1), read(1, 4, 2), new Delivery("calls", 0, 11, 3, false));

        assertThat(row).isEqualTo(new TopicRow("calls", true, 3, 3, 0, 0, 0, 1));
    }

    @Test
    void anEventInAnotherTopicIsMissingHereAndChangedThere() {
        List<TopicRow> rows = Comparison.compare(
                List.of("bills", "calls"),
                Set.of(),
                SENT,
                List.of(read(0, 10, 1), read(1, 4, 2), new Delivery("bills", 0, 0, 3, true)));

        assertThat(rows)
                .containsExactly(
                        new TopicRow("bills", false, 0, 1, 0, 0, 0, 1), new TopicRow("calls", false, 3, 2, 1, 0, 0, 0));
    }

    @Test
    void oneRowWithAProblemMakesTheResultUnclean() {
        TopicRow clean = new TopicRow("calls", true, 3, 3, 0, 0, 0, 0);
        TopicRow lossy = new TopicRow("bills", true, 3, 2, 1, 0, 0, 0);

        assertThat(result(clean).clean()).isTrue();
        assertThat(result(clean, lossy).clean()).isFalse();
        assertThat(result(clean, lossy).sent()).isEqualTo(6);
        assertThat(result(clean, lossy).read()).isEqualTo(5);
    }

    private static ReplayResult result(TopicRow... rows) {
        return new ReplayResult(List.of(rows), Duration.ofSeconds(4));
    }

    private static TopicRow row(Delivery... read) {
        return Comparison.compare(List.of("calls"), Set.of("calls"), SENT, List.of(read))
                .getFirst();
    }

    private static ReplayEvent sent(String key, int line) {
        return new ReplayEvent(line, "calls", key, EMPTY);
    }

    private static Delivery read(int partition, long offset, int line) {
        return new Delivery("calls", partition, offset, line, true);
    }
}
