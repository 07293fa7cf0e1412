package ai.voicecore.gregor.replay;

import ai.voicecore.gregor.access.Access;
import ai.voicecore.gregor.admin.kafka.KafkaClients;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Creates the Kafka clients of one replay, and closes them in reverse order. */
final class ReplayClients implements AutoCloseable {
    /** Timeout for closing one client, so that an unavailable cluster cannot block the command. */
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    /** Timeout of calls that wait for a broker. */
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);

    /**
     * A killed replay leaves a transaction open, and committed readers wait for it. The coordinator, which checks every 10
     * s, must abort it before the next replay's reader times out after 30 s.
     */
    private static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(15);

    private final Deque<Runnable> closers = new ArrayDeque<>();
    private final KafkaClients clients;
    private final String run;

    ReplayClients(Access access, String run) {
        this.clients = new KafkaClients(access);
        this.run = run;
    }

    /** The transactional id belongs to this run: parallel replays do not fence each other. */
    Producer<String, byte[]> transactional() {
        Map<String, Object> config = producerConfig("transactional");
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "gregor-replay-" + run);
        config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, millis(TRANSACTION_TIMEOUT));
        return producer(config);
    }

    Producer<String, byte[]> idempotent() {
        return producer(producerConfig("idempotent"));
    }

    /** Without a group: partitions are assigned manually, and no offsets are committed. */
    Consumer<String, byte[]> consumer(IsolationLevel isolation) {
        Map<String, Object> config = common("reader-" + isolation);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation.toString());
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // If retention deletes unread records, events are missing; the reader must not start at another offset.
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis(TIMEOUT));
        Consumer<String, byte[]> consumer =
                clients.consumer(config, new StringDeserializer(), new ByteArrayDeserializer());
        closers.push(() -> consumer.close(CloseOptions.timeout(CLOSE_TIMEOUT)));
        return consumer;
    }

    private Producer<String, byte[]> producer(Map<String, Object> config) {
        Producer<String, byte[]> producer = clients.producer(config, new StringSerializer(), new ByteArraySerializer());
        closers.push(() -> producer.close(CLOSE_TIMEOUT));
        return producer;
    }

    /**
     * Idempotence keeps the order of each partition across retries, with up to five requests in flight (KIP-98,
     * KAFKA-5494).
     */
    private Map<String, Object> producerConfig(String name) {
        Map<String, Object> config = common(name);
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "snappy");
        config.put(ProducerConfig.LINGER_MS_CONFIG, 10);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis(TIMEOUT));
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis(TIMEOUT));
        return config;
    }

    private Map<String, Object> common(String name) {
        Map<String, Object> config = new HashMap<>();
        config.put(CommonClientConfigs.CLIENT_ID_CONFIG, "gregor-replay-" + name);
        config.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, millis(REQUEST_TIMEOUT));
        // No telemetry: a replay is short, and its clients need no monitoring.
        config.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
        return config;
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }

    /** Closes the remaining clients even if one fails; the last exception is thrown. */
    @Override
    public void close() {
        if (!closers.isEmpty()) {
            try {
                closers.pop().run();
            } finally {
                close();
            }
        }
    }
}
