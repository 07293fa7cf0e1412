package ai.voicecore.gregor.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A client in a separate JVM: writes one record to every partition of a topic, and reads it. */
final class OutsideClient {
    private static final Duration READ = Duration.ofSeconds(20);

    private final Map<String, Object> settings;
    private final String topic;

    private OutsideClient(String bootstrap, String topic) {
        this.settings = Map.of("bootstrap.servers", bootstrap, "acks", "all", "auto.offset.reset", "earliest");
        this.topic = topic;
    }

    /** Prints a line for each partition: its leader, and the record that was read. */
    public static void main(String[] args) throws Exception {
        new OutsideClient(args[0], args[1]).run();
    }

    private void run() throws Exception {
        List<TopicPartition> partitions = new ArrayList<>();
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (PartitionInfo partition : producer.partitionsFor(topic)) {
                RecordMetadata where = producer.send(
                                new ProducerRecord<>(topic, partition.partition(), "", "from outside"))
                        .get(READ.toSeconds(), TimeUnit.SECONDS);
                partitions.add(new TopicPartition(topic, where.partition()));
                System.out.printf("sent %d through %s%n", where.partition(), partition.leader());
            }
        }
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(partitions);
            Map<Integer, String> read = new TreeMap<>();
            long deadline = System.nanoTime() + READ.toNanos();
            while (read.size() < partitions.size() && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> read.put(record.partition(), record.value()));
            }
            read.forEach((partition, value) -> System.out.printf("read %d: %s%n", partition, value));
        }
    }
}
