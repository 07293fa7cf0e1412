package ai.voicecore.gregor.admin.kafka;

import static ai.voicecore.gregor.admin.kafka.Futures.await;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.admin.TopicAdmin;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry.ConfigSource;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Changes topics through Kafka's Admin. */
final class KafkaTopicAdmin implements TopicAdmin {
    private final Admins admins;
    private final Admin admin;
    private final Configs configs;

    KafkaTopicAdmin(Admins admins) {
        this.admins = admins;
        this.admin = admins.quick();
        this.configs = new Configs(admin);
    }

    @Override
    public Map<String, SortedMap<String, String>> overrides() {
        Set<String> names = await(
                "listing topics",
                admin.listTopics(new ListTopicsOptions().listInternal(true)).names());
        return configs.set(names.stream().map(Configs::topic).toList(), ConfigSource.DYNAMIC_TOPIC_CONFIG);
    }

    @Override
    public void addPartitions(String topic, int total) {
        new TopicCreation(admins).grow(topic, total);
    }

    @Override
    public void configure(String topic, Map<String, String> set, Set<String> reset) {
        configs.alter(Configs.topic(topic), set, reset);
    }

    @Override
    public void delete(String topic) {
        try {
            await("deleting topic " + topic, admin.deleteTopics(List.of(topic)).all());
        } catch (AdminFailure e) {
            if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                throw e;
            }
        }
    }
}
