package ai.voicecore.gregor.admin.kafka;

import static ai.voicecore.gregor.admin.kafka.Futures.await;
import static ai.voicecore.gregor.admin.kafka.Futures.unless;

import ai.voicecore.gregor.admin.TopicAdmin;
import ai.voicecore.gregor.spec.TopicSpec;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigsOptions;
import org.apache.kafka.clients.admin.ConfigEntry.ConfigSource;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Changes topics through Kafka's Admin. */
record KafkaTopicAdmin(Admins admins) implements TopicAdmin {
    /** Topics per request when settings are changed: each setting creates a controller log record. */
    private static final int CONFIGURED = 100;

    @Override
    public Map<String, SortedMap<String, String>> overrides() {
        return admins.again().ask(() -> {
            Set<String> names = SnapshotReader.topicNames(admins.quick());
            return new Configs(admins.quick(), admins.again())
                    .set(names.stream().map(Configs::topic).toList(), ConfigSource.DYNAMIC_TOPIC_CONFIG);
        });
    }

    @Override
    public Map<String, String> create(Collection<TopicSpec> topics, Intent intent) {
        return topics.isEmpty() ? Map.of() : new TopicCreation(admins).create(topics, intent);
    }

    @Override
    public Map<String, String> addPartitions(Map<String, Integer> totals, Intent intent) {
        return totals.isEmpty() ? Map.of() : new TopicCreation(admins).grow(totals, intent);
    }

    @Override
    public Map<String, String> configure(Map<String, Settings> changes, Intent intent) {
        Map<String, String> refused = new TreeMap<>();
        for (List<Map.Entry<String, Settings>> some : Chunks.of(changes.entrySet(), CONFIGURED)) {
            Map<ConfigResource, Collection<AlterConfigOp>> wanted = some.stream()
                    .collect(Collectors.toMap(
                            change -> Configs.topic(change.getKey()),
                            change -> Configs.operations(change.getValue())));
            Map<String, KafkaFuture<Void>> answers = admins
                    .forSize(wanted.values().stream().mapToInt(Collection::size).sum())
                    .incrementalAlterConfigs(wanted, new AlterConfigsOptions().validateOnly(intent == Intent.ONLY_ASK))
                    .values()
                    .entrySet()
                    .stream()
                    .collect(Collectors.toMap(entry -> entry.getKey().name(), Map.Entry::getValue));
            refused.putAll(Refusals.of("changing the configuration of ", answers, (topic, failure) -> false));
        }
        return refused;
    }

    @Override
    public void delete(String topic) {
        unless(
                () -> await(
                        "deleting topic " + topic,
                        admins.quick().deleteTopics(List.of(topic)).all()),
                UnknownTopicOrPartitionException.class);
    }
}
