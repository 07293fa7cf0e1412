package ai.voicecore.gregor.audit.load;

import ai.voicecore.gregor.access.Access;
import ai.voicecore.gregor.admin.kafka.KafkaClients;
import ai.voicecore.gregor.audit.history.Isolation;
import ai.voicecore.gregor.audit.history.Lane;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Makes the clients of an audit. They retry like an application, but no call waits longer than {@link #TIMEOUT}. */
public class AuditClients {
    /** A call that takes longer is abandoned; for transactions this is what "hung" means. */
    static final Duration TIMEOUT = Duration.ofSeconds(20);

    /** Below {@link #TIMEOUT}: there must be time to ask another broker. */
    private static final Duration REQUEST = Duration.ofSeconds(5);

    /** A transaction that is neither committed nor aborted blocks committed readers until its coordinator aborts it. */
    private static final Duration TRANSACTION = Duration.ofSeconds(30);

    private final KafkaClients clients;
    private final Topics topics;

    public AuditClients(Access access, Topics topics) {
        this.clients = new KafkaClients(access);
        this.topics = topics;
    }

    Producer<byte[], byte[]> producer(Lane lane) {
        Map<String, Object> config = producerConfig(lane.word());
        if (lane.mayDuplicate()) {
            config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false);
            config.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        }
        return clients.producer(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    Producer<byte[], byte[]> transactional(int incarnation) {
        Map<String, Object> config = producerConfig("transactional-" + incarnation);
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, topics.prefix() + incarnation);
        config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, millis(TRANSACTION));
        return clients.producer(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private Map<String, Object> producerConfig(String name) {
        Map<String, Object> config = common(name);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis(TIMEOUT));
        return config;
    }

    /** Auto-commits offsets, and starts at the beginning if there are none. */
    Consumer<byte[], byte[]> reader(Isolation isolation) {
        Map<String, Object> config = consumerConfig(isolation, "reader-" + isolation.word());
        config.put(ConsumerConfig.AUTO_COMMIT_INTERVAL_MS_CONFIG, 1_000);
        return consumer(config);
    }

    /** Commits offsets only with transactions. */
    Consumer<byte[], byte[]> transactionReader() {
        Map<String, Object> config = consumerConfig(Isolation.READ_COMMITTED, "transactions");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        return consumer(config);
    }

    /** A consumer with a new group, for manual partition assignment. */
    public Scanner scanner(Isolation isolation) {
        Map<String, Object> config = consumerConfig(isolation, "scan-" + isolation.word());
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        return new Scanner(consumer(config));
    }

    private Map<String, Object> consumerConfig(Isolation isolation, String role) {
        Map<String, Object> config = common(role);
        config.put(ConsumerConfig.GROUP_ID_CONFIG, topics.group(role));
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation.word());
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis(TIMEOUT));
        config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        // Small fetches mean many requests: 20 per second are enough to see gaps.
        config.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 100_000);
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 50);
        return config;
    }

    private Consumer<byte[], byte[]> consumer(Map<String, Object> config) {
        return clients.consumer(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private Map<String, Object> common(String name) {
        Map<String, Object> config = new HashMap<>();
        config.put(CommonClientConfigs.CLIENT_ID_CONFIG, topics.prefix() + name);
        config.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, millis(REQUEST));
        config.put(CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, 2_000);
        config.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
        return config;
    }

    /** Whether a consumer has all of these partitions, and has come to these offsets, which are known. */
    static boolean hasReached(Consumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
        return !ends.isEmpty()
                && consumer.assignment().containsAll(ends.keySet())
                && ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    /** Gives up the open work of a client that does not close in time. */
    static CloseOptions closing() {
        return CloseOptions.timeout(Duration.ofSeconds(3));
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }
}
