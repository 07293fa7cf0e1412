package ai.voicecore.gregor.audit.load;

import ai.voicecore.gregor.audit.history.Lane;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/** The names of all objects that an audit creates in the cluster. */
public record Topics(String run, int partitions) {

    public String prefix() {
        return "gregor-audit-" + run + "-";
    }

    public String of(Lane lane) {
        return prefix() + lane.word();
    }

    public List<String> all() {
        return Stream.of(Lane.values()).map(this::of).toList();
    }

    public TopicPartition partition(Lane lane, int partition) {
        return new TopicPartition(of(lane), partition);
    }

    public List<TopicPartition> partitions(Lane lane) {
        return IntStream.range(0, partitions)
                .mapToObj(partition -> partition(lane, partition))
                .toList();
    }

    Lane lane(String topic) {
        return Lane.valueOf(topic.substring(prefix().length()).toUpperCase(java.util.Locale.ROOT));
    }

    public String group(String role) {
        return prefix() + role;
    }
}
