package ai.voicecore.gregor.testing;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** A producer that writes while a cluster is changed: about 200 records a second with acks=all. */
public final class Trickle implements AutoCloseable {
    private static final long PAUSE_NANOS = Duration.ofMillis(5).toNanos();

    private final Producer<String, String> producer;
    private final String topic;
    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<Exception> failures = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean going = new AtomicBoolean(true);
    private final AtomicLong last = new AtomicLong(System.nanoTime());
    private final AtomicLong longestGap = new AtomicLong();
    private final Thread thread;

    private Trickle(TestCluster cluster, String topic) {
        this.topic = topic;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", cluster.bootstrapServers(), "acks", "all", "linger.ms", "0"),
                new StringSerializer(),
                new StringSerializer());
        this.thread = Thread.ofPlatform().name("trickle").start(this::send);
    }

    public static Trickle into(TestCluster cluster, String topic) {
        return new Trickle(cluster, topic);
    }

    private void send() {
        for (long i = 0; going.get(); i++) {
            String value = "trickle " + i;
            Future<RecordMetadata> unused = producer.send(
                    new ProducerRecord<>(topic, value, value), (where, failure) -> answered(value, failure));
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private void answered(String value, @Nullable Exception failure) {
        if (failure != null) {
            failures.add(failure);
            return;
        }
        acknowledged.add(value);
        long now = System.nanoTime();
        longestGap.accumulateAndGet(now - last.getAndSet(now), Math::max);
    }

    /** Stops the producer and waits for all records; returns the acknowledged ones, in the order of acknowledgement. */
    public List<String> stop() {
        going.set(false);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.flush();
        return List.copyOf(acknowledged);
    }

    /** Records that the producer failed to send. */
    public List<Exception> failures() {
        return List.copyOf(failures);
    }

    /** The longest time without an acknowledgement. */
    public Duration longestGap() {
        return Duration.ofNanos(longestGap.get());
    }

    @Override
    public void close() {
        stop();
        producer.close(Duration.ofSeconds(5));
    }
}
