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

    /** Reads values in order until the condition is true or the time is over. */
    public List<String> read(
            Consumer<String, String> consumer, String topic, Predicate<List<String>> enough, Duration atMost) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        List<String> lines = new ArrayList<>();
        // poll() is the pause; the zero pause of Await only checks whether the command must stop.
        new Await(atMost, Duration.ZERO, time).until(() -> {
            boolean read = enough.test(lines);
            if (!read) {
                consumer.poll(POLL).forEach(line -> lines.add(line.value()));
            }
            return read;
        });
        return lines;
    }

    /** Reads up to the current end offset. Positions are compared, because transaction markers also have offsets. */
    public List<String> readAll(Consumer<String, String> consumer, String topic, Duration atMost) {
        return read(
                consumer,
                topic,
                lines -> consumer.endOffsets(consumer.assignment()).entrySet().stream()
                        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue()),
                atMost);
    }
}
