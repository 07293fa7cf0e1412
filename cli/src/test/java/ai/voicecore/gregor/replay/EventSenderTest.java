package ai.voicecore.gregor.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.failure.FailureKind;
import ai.voicecore.gregor.platform.Progress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The sender with Kafka's mock producers. */
class EventSenderTest {
    private static final GenericRecord EMPTY =
            new GenericData.Record(SchemaBuilder.record("Empty").fields().endRecord());

    private final MockProducer<String, byte[]> transactional = producer();
    private final MockProducer<String, byte[]> idempotent = producer();
    private final Stamp stamp = new Stamp("run");

    @AfterEach
    void close() {
        transactional.close();
        idempotent.close();
    }

    @Test
    void onlyCriticalTopicsAreWrittenInTransactions() {
        var ends = sender().send(List.of(event(1, "calls"), event(2, "audio"), event(3, "calls")), Progress.SILENT);

        assertThat(transactional.history()).extracting(this::line).containsExactly(1, 3);
        assertThat(idempotent.history()).extracting(this::line).containsExactly(2);
        assertThat(transactional.transactionInFlight()).isFalse();
        assertThat(transactional.commitCount()).isEqualTo(1);
        assertThat(idempotent.transactionInitialized()).isFalse();
        assertThat(ends).containsEntry(new TopicPartition("calls", 0), 2L);
    }

    @Test
    void aTransactionHolds500Records() {
        List<ReplayEvent> events =
                IntStream.rangeClosed(1, 1_001).mapToObj(i -> event(i, "calls")).toList();

        sender().send(events, Progress.SILENT);

        assertThat(transactional.history())
                .extracting(this::line)
                .hasSize(1_001)
                .isSorted();
        assertThat(transactional.commitCount()).isEqualTo(3);
    }

    @Test
    void withoutCriticalTopicsNoTransactionalIdIsUsed() {
        sender().send(List.of(event(1, "audio")), Progress.SILENT);

        assertThat(transactional.transactionInitialized()).isFalse();
    }

    @Test
    void aRefusedRecordIsNamedAndTheOpenTransactionIsAborted() {
        idempotent.sendException = new RecordTooLargeException("too large");

        Failure error = catchThrowableOfType(Failure.class, () -> send(event(1, "calls"), event(2, "audio")));

        assertThat(error).hasMessageContaining("too large");
        assertThat(error.kind()).isEqualTo(FailureKind.FAILED);
        assertThat(transactional.transactionAborted()).isTrue();
        assertThat(transactional.history()).isEmpty();
    }

    @Test
    void aCommitWithoutAnAnswerTimesOut() {
        transactional.commitTransactionException = new TimeoutException("no coordinator");

        Failure error = catchThrowableOfType(Failure.class, () -> send(event(1, "calls")));

        assertThat(error).hasMessageContaining("no coordinator").hasMessageContaining("min.insync.replicas");
    }

    private void send(ReplayEvent... events) {
        sender().send(List.of(events), Progress.SILENT);
    }

    private EventSender sender() {
        return new EventSender(transactional, idempotent, Set.of("calls"), event -> new byte[] {1}, stamp);
    }

    private int line(ProducerRecord<String, byte[]> sent) {
        String stamped = new String(sent.headers().lastHeader("gregor-replay").value(), StandardCharsets.UTF_8);
        assertThat(stamp.lineOf(sent.headers())).isPresent();
        return Integer.parseInt(stamped.substring("run/".length()));
    }

    private static ReplayEvent event(int line, String topic) {
        return new ReplayEvent(line, topic, "k", EMPTY);
    }

    private static MockProducer<String, byte[]> producer() {
        return new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    }
}
