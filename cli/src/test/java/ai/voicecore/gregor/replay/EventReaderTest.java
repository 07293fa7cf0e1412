package ai.voicecore.gregor.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.voicecore.gregor.admin.SchemaRegistry;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.replay.Comparison.Delivery;
import ai.voicecore.gregor.testing.Answering;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The reader with Kafka's mock consumer, and a clock that advances 10 s with each poll. */
class EventReaderTest {
    private static final TopicPartition PARTITION = new TopicPartition("calls", 0);
    private static final Schema SCHEMA =
            SchemaBuilder.record("Call").fields().requiredString("id").endRecord();
    private static final List<ReplayEvent> SENT = List.of(event(1, "a"), event(2, "b"));

    private final RegisteredSchemas schemas =
            new RegisteredSchemas(Answering.of(SchemaRegistry.class, method -> SCHEMA.toString()));
    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("none");
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final InstantSource clock = () -> now.getAndUpdate(i -> i.plusSeconds(10));

    @AfterEach
    void close() {
        consumer.close();
    }

    @Test
    void readsFromTheStartsToTheEnds() {
        consumer.schedulePollTask(() -> {
            add(5, "run", 1, "a");
            add(6, "run", 2, "b");
        });

        assertThat(read(5, 7))
                .containsExactly(new Delivery("calls", 0, 5, 1, true), new Delivery("calls", 0, 6, 2, true));
    }

    @Test
    void recordsOfOtherClientsAndOtherRunsAreIgnored() {
        consumer.schedulePollTask(() -> {
            add(5, "run", 1, "a");
            add(6, "yesterday", 2, "b");
            consumer.addRecord(new ConsumerRecord<>("calls", 0, 7, "k", new byte[0]));
        });

        assertThat(read(5, 8)).containsExactly(new Delivery("calls", 0, 5, 1, true));
    }

    @Test
    void anotherValueThanTheOneSentIsNotIntact() {
        consumer.schedulePollTask(() -> {
            add(5, "run", 1, "z");
            add(6, "run", 99, "b");
        });

        assertThat(read(5, 7)).extracting(Delivery::intact).containsExactly(false, false);
    }

    @Test
    void aSlowReaderIsNotInterruptedWhileItMakesProgress() {
        for (int i = 0; i < 8; i++) {
            int offset = i;
            consumer.schedulePollTask(() -> {});
            consumer.schedulePollTask(() -> add(offset, "run", 1, "a"));
        }

        assertThat(read(0, 8)).hasSize(8);
    }

    @Test
    void aReaderWithoutProgressFor30SecondsFails() {
        consumer.schedulePollTask(() -> add(5, "run", 1, "a"));

        Failure error = catchThrowableOfType(Failure.class, () -> read(5, 7));

        assertThat(error)
                .hasMessageContaining("30 s")
                .hasMessageContaining("1 of 2 events")
                .hasMessageContaining("calls-0 is at offset 6 of 7");
    }

    private List<Delivery> read(long start, long end) {
        EventReader reader = new EventReader(consumer, schemas, new Stamp("run"), clock);
        return reader.read(Map.of(PARTITION, start), Map.of(PARTITION, end), SENT, Progress.SILENT);
    }

    private void add(long offset, String run, int line, String id) {
        var headers = new RecordHeaders();
        new Stamp(run).mark(headers, line);
        byte[] value = WireFormat.encode(1, event(line, id).value());
        consumer.addRecord(new ConsumerRecord<>(
                "calls", 0, offset, 0, TimestampType.CREATE_TIME, 0, 0, "k", value, headers, Optional.empty()));
    }

    private static ReplayEvent event(int line, String id) {
        GenericRecord value = new GenericData.Record(SCHEMA);
        value.put("id", id);
        return new ReplayEvent(line, "calls", "k", value);
    }
}
