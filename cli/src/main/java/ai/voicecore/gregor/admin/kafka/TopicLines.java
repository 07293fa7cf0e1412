package ai.voicecore.gregor.admin.kafka;

import ai.voicecore.gregor.concurrent.Await;
import ai.voicecore.gregor.concurrent.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Reads a topic from its beginning. */
public final class TopicLines {
    private static final Duration POLL = Duration.ofMillis(100);

    private final Time time;

    public TopicLines(Time time) {
        this.time = time;
    }

    /** Values in the order they came, until the condition holds for them or the time is over. */
    public List<String> read(
            Consumer<String, String> consumer, String topic, Predicate<List<String>> enough, Duration atMost) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        List<String> lines = new ArrayList<>();
        // Poll is the pause; the one of no length is where a command that was told to stop does.
        new Await(atMost, Duration.ZERO, time).until(() -> {
            boolean read = enough.test(lines);
            if (!read) {
                consumer.poll(POLL).forEach(line -> lines.add(line.value()));
            }
            return read;
        });
        return lines;
    }

    /** Everything up to what is the end now; transaction markers take offsets too, so positions are compared. */
    public List<String> readAll(Consumer<String, String> consumer, String topic, Duration atMost) {
        return read(
                consumer,
                topic,
                lines -> consumer.endOffsets(consumer.assignment()).entrySet().stream()
                        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue()),
                atMost);
    }
}
