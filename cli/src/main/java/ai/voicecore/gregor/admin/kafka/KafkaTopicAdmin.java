package ai.voicecore.gregor.admin.kafka;

import static ai.voicecore.gregor.admin.kafka.Futures.await;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.admin.TopicAdmin;
import ai.voicecore.gregor.spec.TopicSpec;
import java.util.Collection;
import java.util.HashMap;
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
import org.apache.kafka.clients.admin.CreatePartitionsOptions;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Changes topics through Kafka's Admin. */
final class KafkaTopicAdmin implements TopicAdmin {
    private final Admin admin;
    private final Configs configs;

    KafkaTopicAdmin(Admin admin) {
        this.admin = admin;
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
    public Map<String, String> create(Collection<TopicSpec> topics, Intent intent) {
        if (topics.isEmpty()) {
            return Map.of();
        }
        List<NewTopic> wanted = topics.stream()
                .map(topic -> new NewTopic(topic.name(), topic.partitions(), (short) topic.replication())
                        .configs(topic.config()))
                .toList();
        Map<String, String> refused = refused(
                "creating topic ",
                admin.createTopics(wanted, new CreateTopicsOptions().validateOnly(intent == Intent.ONLY_ASK))
                        .values(),
                TopicExistsException.class);
        if (intent == Intent.DO) {
            awaitLeaders(
                    topics.stream().collect(Collectors.toMap(TopicSpec::name, TopicSpec::partitions, Math::min)),
                    refused);
        }
        return refused;
    }

    @Override
    public Map<String, String> addPartitions(Map<String, Integer> totals, Intent intent) {
        if (totals.isEmpty()) {
            return Map.of();
        }
        Map<String, NewPartitions> wanted = totals.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> NewPartitions.increaseTo(entry.getValue())));
        Map<String, String> refused = refused(
                "adding partitions to ",
                admin.createPartitions(wanted, new CreatePartitionsOptions().validateOnly(intent == Intent.ONLY_ASK))
                        .values(),
                NoSuchFailure.class);
        if (intent == Intent.DO) {
            awaitLeaders(totals, refused);
        }
        return refused;
    }

    private void awaitLeaders(Map<String, Integer> partitions, Map<String, String> refused) {
        Map<String, Integer> made = new HashMap<>(partitions);
        made.keySet().removeAll(refused.keySet());
        if (!made.isEmpty()) {
            NewLeaders.awaitAll(admin, made);
        }
    }

    @Override
    public Map<String, String> configure(Map<String, Settings> changes, Intent intent) {
        if (changes.isEmpty()) {
            return Map.of();
        }
        Map<ConfigResource, Collection<AlterConfigOp>> wanted = changes.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> Configs.topic(entry.getKey()),
                        entry -> Configs.operations(
                                entry.getValue().set(), entry.getValue().reset())));
        Map<String, KafkaFuture<Void>> answers = admin
                .incrementalAlterConfigs(wanted, new AlterConfigsOptions().validateOnly(intent == Intent.ONLY_ASK))
                .values()
                .entrySet()
                .stream()
                .collect(Collectors.toMap(entry -> entry.getKey().name(), Map.Entry::getValue));
        return refused("changing the configuration of ", answers, NoSuchFailure.class);
    }

    /** Stands for no exception at all. */
    private static final class NoSuchFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Waits for every answer, so that all is known of all. */
    private static Map<String, String> refused(
            String what, Map<String, KafkaFuture<Void>> answers, Class<? extends Throwable> harmless) {
        Map<String, String> refused = new TreeMap<>();
        answers.forEach((topic, answer) -> {
            try {
                await(what + topic, answer);
            } catch (AdminFailure e) {
                if (e.isUnreachable()) {
                    throw e;
                }
                if (!harmless.isInstance(e.getCause())) {
                    refused.put(topic, reason(e));
                }
            }
        });
        return refused;
    }

    private static String reason(AdminFailure failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        String reason = String.valueOf(cause.getMessage()).strip();
        return reason.endsWith(".") ? reason : reason + ".";
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
