package ai.voicecore.gregor.admin.kafka;

import static ai.voicecore.gregor.admin.kafka.Futures.await;

import ai.voicecore.gregor.access.Access;
import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.admin.DataPath;
import ai.voicecore.gregor.concurrent.Await;
import ai.voicecore.gregor.concurrent.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes and reads text records with Kafka's own clients, with short timeouts. */
public record KafkaDataPath(Access access, Time time) implements DataPath {
    private static final int SINGLE_RECORDS = 50;
    private static final int RECORDS_PER_TRANSACTION = 20;
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(15);

    /** Much shorter than the timeout of the whole check: if one broker hangs, there is time to ask another. */
    private static final int REQUEST_MILLIS = 5_000;

    private static final Duration POLL = Duration.ofMillis(100);

    @Override
    public DataPathReport exercise(String topic) {
        try {
            List<Double> millis = sendOneByOne(topic);
            sendTransactions(topic);
            return report(read(topic, (consumer, read) -> isAtEnd(consumer), READ_TIMEOUT), millis);
        } catch (KafkaException e) {
            throw AdminFailure.refused("producing and consuming on " + topic + ": " + e.getMessage(), e);
        }
    }

    private List<Double> sendOneByOne(String topic) {
        List<Double> millis = new ArrayList<>();
        try (Producer<String, String> producer = producer(Map.of())) {
            // The first record waits for metadata and connections; that time says nothing about the cluster's latency.
            await("producing to " + topic, producer.send(record(topic, "plain", 0)));
            for (int i = 1; i < SINGLE_RECORDS; i++) {
                long start = time.nanos();
                await("producing to " + topic, producer.send(record(topic, "plain", i)));
                millis.add(time.since(start).toNanos() / 1e6);
            }
        }
        Collections.sort(millis);
        return millis;
    }

    private void sendTransactions(String topic) {
        try (Producer<String, String> producer = producer(Map.of(
                ProducerConfig.TRANSACTIONAL_ID_CONFIG, topic, ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 20_000))) {
            producer.initTransactions();
            send(producer, topic, "committed");
            producer.commitTransaction();
            send(producer, topic, "aborted");
            producer.abortTransaction();
        }
    }

    /** Waits for every acknowledgement, so that the aborted records are in the log. */
    private static void send(Producer<String, String> producer, String topic, String kind) {
        producer.beginTransaction();
        List<Future<RecordMetadata>> acknowledgements = IntStream.range(0, RECORDS_PER_TRANSACTION)
                .mapToObj(i -> producer.send(record(topic, kind, i)))
                .toList();
        producer.flush();
        acknowledgements.forEach(future -> await("producing to " + topic + " in a transaction", future));
    }

    private static ProducerRecord<String, String> record(String topic, String kind, int i) {
        return new ProducerRecord<>(topic, kind + i, kind + " " + i);
    }

    @Override
    public void write(String topic, List<String> lines) {
        try (Producer<String, String> producer = producer(Map.of())) {
            List<Future<RecordMetadata>> sent = lines.stream()
                    .map(line -> producer.send(new ProducerRecord<>(topic, line)))
                    .toList();
            producer.flush();
            sent.forEach(future -> await("producing to " + topic, future));
        }
    }

    @Override
    public List<String> read(String topic, int lines, Duration atMost) {
        return read(topic, (consumer, read) -> read.size() >= lines, atMost);
    }

    /** Reads committed values from the topic's beginning, until there are enough or the time is over. */
    private List<String> read(
            String topic, BiPredicate<Consumer<String, String>, List<String>> enough, Duration atMost) {
        try (Consumer<String, String> consumer = consumer()) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            List<String> lines = new ArrayList<>();
            // poll() is the pause; the zero pause of Await only checks whether the command must stop.
            new Await(atMost, Duration.ZERO, time).until(() -> {
                boolean read = enough.test(consumer, lines);
                if (!read) {
                    consumer.poll(POLL).forEach(line -> lines.add(line.value()));
                }
                return read;
            });
            return lines;
        }
    }

    /** Positions are compared with the present end offsets, because transaction markers also have offsets. */
    private static boolean isAtEnd(Consumer<String, String> consumer) {
        return consumer.endOffsets(consumer.assignment()).entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private static DataPathReport report(List<String> read, List<Double> sortedMillis) {
        Set<String> distinct = new HashSet<>(read);
        int aborted = (int)
                distinct.stream().filter(line -> line.startsWith("aborted")).count();
        return new DataPathReport(
                SINGLE_RECORDS,
                RECORDS_PER_TRANSACTION,
                RECORDS_PER_TRANSACTION,
                distinct.size() - aborted,
                aborted,
                read.size() - distinct.size(),
                sortedMillis.get(sortedMillis.size() / 2),
                sortedMillis.getLast());
    }

    /** Idempotent, acks=all (both are Kafka's defaults since 3.0). */
    private Producer<String, String> producer(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 20_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 20_000);
        return new KafkaClients(access).producer(settings, new StringSerializer(), new StringSerializer());
    }

    /** Belongs to no group: partitions are assigned by hand. */
    private Consumer<String, String> consumer() {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                REQUEST_MILLIS,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                20_000);
        return new KafkaClients(access).consumer(settings, new StringDeserializer(), new StringDeserializer());
    }
}
