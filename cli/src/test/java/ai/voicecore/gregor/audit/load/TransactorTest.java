package ai.voicecore.gregor.audit.load;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.access.Access;
import ai.voicecore.gregor.audit.history.EventId;
import ai.voicecore.gregor.audit.history.Lane;
import ai.voicecore.gregor.audit.history.TransactionOutcome;
import ai.voicecore.gregor.audit.ledger.Ledger;
import ai.voicecore.gregor.concurrent.Time;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A source with one record; the first transactional client fails. */
@Timeout(60)
class TransactorTest {
    private static final Topics TOPICS = new Topics("test", 1);
    private static final TopicPartition SOURCE = TOPICS.partition(Lane.SOURCE, 0);

    @TempDir
    private Path directory;

    private Ledger ledger;

    @BeforeEach
    void openLedger() {
        ledger = new Ledger(directory.resolve("ledger"), 1);
    }

    /** Kafka's mock clients. */
    private static final class Clients extends AuditClients {
        private final Consumer<MockProducer<byte[], byte[]>> trouble;
        private final List<Integer> incarnations = new ArrayList<>();

        Clients(Consumer<MockProducer<byte[], byte[]>> trouble) {
            super(Access.plain("localhost:0"), TOPICS);
            this.trouble = trouble;
        }

        @Override
        Producer<byte[], byte[]> transactional(int incarnation) {
            MockProducer<byte[], byte[]> producer =
                    new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
            if (incarnations.isEmpty()) {
                trouble.accept(producer);
            }
            incarnations.add(incarnation);
            return producer;
        }

        @Override
        org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> transactionReader() {
            MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest") {
                @Override
                public synchronized Map<TopicPartition, OffsetAndMetadata> committed(Set<TopicPartition> partitions) {
                    // With transactions the producer commits the offsets, and the two mock clients are not connected.
                    return Map.of(SOURCE, new OffsetAndMetadata(1));
                }
            };
            consumer.updateBeginningOffsets(Map.of(SOURCE, 0L));
            consumer.schedulePollTask(() -> {
                consumer.rebalance(List.of(SOURCE));
                consumer.addRecord(
                        new ConsumerRecord<>(SOURCE.topic(), 0, 0, null, Payload.of(EventId.of(1, 0, 0), 0)));
            });
            return consumer;
        }
    }

    private Transactor run(Clients clients) {
        Transactor transactor = new Transactor(new LoadContext(
                TOPICS, clients, ledger, new Meters(1, Time.REAL), new AtomicReference<>(), Duration.ofSeconds(10)));
        transactor.drain(Map.of(SOURCE, 1L));
        transactor.run();
        ledger.close();
        return transactor;
    }

    @Test
    void aHangingClientIsCountedAndReplacedByOneWithANewTransactionalId() {
        Clients clients = new Clients(producer ->
                producer.sendOffsetsToTransactionException = new TimeoutException("CONCURRENT_TRANSACTIONS"));

        Transactor transactor = run(clients);

        assertThat(transactor.hung()).isEqualTo(1);
        assertThat(transactor.replaced()).isZero();
        assertThat(clients.incarnations).containsExactly(0, 1);
        assertThat(transactor.isDrained()).isTrue();
        assertThat(ledger.loadTransactions())
                .containsEntry(1L, TransactionOutcome.ABORTED)
                .containsEntry(2L, TransactionOutcome.COMMITTED);
    }

    @Test
    void theOutcomeOfAHangingCommitIsUnknown() {
        Clients clients =
                new Clients(producer -> producer.commitTransactionException = new TimeoutException("no answer"));

        assertThat(run(clients).hung()).isEqualTo(1);
        assertThat(ledger.loadTransactions())
                .containsEntry(1L, TransactionOutcome.UNKNOWN)
                .containsEntry(2L, TransactionOutcome.COMMITTED);
    }

    @Test
    void aFencedClientIsReplacedAndCountedSeparately() {
        Clients clients =
                new Clients(producer -> producer.initTransactionException = new ProducerFencedException("fenced"));

        Transactor transactor = run(clients);

        assertThat(transactor.hung()).isZero();
        assertThat(transactor.replaced()).isEqualTo(1);
        assertThat(transactor.isDrained()).isTrue();
    }
}
