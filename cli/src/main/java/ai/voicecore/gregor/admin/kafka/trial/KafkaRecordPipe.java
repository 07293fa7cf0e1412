package ai.voicecore.gregor.admin.kafka.trial;

import static ai.voicecore.gregor.admin.kafka.Futures.await;

import ai.voicecore.gregor.access.Access;
import ai.voicecore.gregor.admin.RecordPipe;
import ai.voicecore.gregor.admin.kafka.TopicLines;
import ai.voicecore.gregor.concurrent.Time;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Plain lines through Kafka's own clients. */
public final class KafkaRecordPipe implements RecordPipe {
    private final TrialClients clients;
    private final TopicLines reader;

    public KafkaRecordPipe(Access access, Time time) {
        this.clients = new TrialClients(access);
        this.reader = new TopicLines(time);
    }

    @Override
    public void write(String topic, List<String> lines) {
        try (Producer<String, String> producer = clients.producer()) {
            List<Future<RecordMetadata>> sent = lines.stream()
                    .map(line -> producer.send(new ProducerRecord<>(topic, line)))
                    .toList();
            producer.flush();
            sent.forEach(future -> await("producing to " + topic, future));
        }
    }

    @Override
    public List<String> read(String topic, int lines, Duration atMost) {
        try (Consumer<String, String> consumer = clients.consumer("read_committed")) {
            return reader.read(consumer, topic, read -> read.size() >= lines, atMost);
        }
    }
}
