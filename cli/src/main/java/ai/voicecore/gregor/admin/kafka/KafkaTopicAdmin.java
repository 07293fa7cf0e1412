package ai.voicecore.gregor.admin.kafka;

import static ai.voicecore.gregor.admin.kafka.Futures.await;
import static ai.voicecore.gregor.admin.kafka.Futures.unless;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.admin.TopicAdmin;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.spec.TopicSpec;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigsOptions;
import org.apache.kafka.clients.admin.ConfigEntry.ConfigSource;
import org.apache.kafka.clients.admin.CreatePartitionsOptions;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InvalidPartitionsException;
import org.apache.kafka.common.errors.TopicExistsException;
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
        if (topics.isEmpty()) {
            return Map.of();
        }
        Admin admin =
                admins.forSize(topics.stream().mapToInt(TopicSpec::partitions).sum());
        List<NewTopic> wanted = topics.stream()
                .map(topic -> new NewTopic(topic.name(), topic.partitions(), (short) topic.replication())
                        .configs(topic.config()))
                .toList();
        Map<String, String> refused = refusals(
                "creating topic ",
                admin.createTopics(wanted, new CreateTopicsOptions().validateOnly(intent == Intent.ONLY_ASK))
                        .values(),
                (topic, failure) -> failure.getCause() instanceof TopicExistsException);
        if (intent == Intent.DO) {
            awaitLeaders(
                    admin,
                    topics.stream().collect(Collectors.toMap(TopicSpec::name, TopicSpec::partitions, Math::min)),
                    refused);
        }
        return refused;
    }

    /** A topic that has this many partitions already is not changed: the answer to an earlier attempt may have been lost. */
    @Override
    public Map<String, String> addPartitions(Map<String, Integer> totals, Intent intent) {
        if (totals.isEmpty()) {
            return Map.of();
        }
        Admin admin = admins.forSize(
                totals.values().stream().mapToInt(Integer::intValue).sum());
        Map<String, NewPartitions> wanted = totals.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> NewPartitions.increaseTo(entry.getValue())));
        Map<String, String> refused = refusals(
                "adding partitions to ",
                admin.createPartitions(wanted, new CreatePartitionsOptions().validateOnly(intent == Intent.ONLY_ASK))
                        .values(),
                (topic, failure) -> failure.getCause() instanceof InvalidPartitionsException
                        && partitions(admin, topic) >= totals.getOrDefault(topic, 0));
        if (intent == Intent.DO) {
            awaitLeaders(admin, totals, refused);
        }
        return refused;
    }

    private void awaitLeaders(Admin admin, Map<String, Integer> partitions, Map<String, String> refused) {
        Map<String, Integer> made = new HashMap<>(partitions);
        made.keySet().removeAll(refused.keySet());
        if (!made.isEmpty()) {
            new NewLeaders(admin, admins.again().time()).awaitAll(made);
        }
    }

    private static int partitions(Admin admin, String topic) {
        return await(
                        "describing topic " + topic,
                        admin.describeTopics(List.of(topic)).allTopicNames())
                .get(topic)
                .partitions()
                .size();
    }

    /**
     * Waits for every answer. Returns topic → reason of refusal; throws if no broker answers.
     *
     * @param harmless whether an error means that the topic is already as requested
     */
    private static Map<String, String> refusals(
            String what, Map<String, KafkaFuture<Void>> answers, BiPredicate<String, AdminFailure> harmless) {
        Map<String, String> refused = new TreeMap<>();
        answers.forEach((topic, answer) -> {
            try {
                await(what + topic, answer, Admins.TIMEOUT);
            } catch (AdminFailure e) {
                if (e.isUnreachable()) {
                    throw e;
                }
                if (!harmless.test(topic, e)) {
                    Throwable cause = e.getCause() == null ? e : e.getCause();
                    refused.put(
                            topic,
                            Failure.sentence(String.valueOf(cause.getMessage()).strip()));
                }
            }
        });
        return refused;
    }

    @Override
    public Map<String, String> configure(Map<String, Settings> changes, Intent intent) {
        Map<String, String> refused = new TreeMap<>();
        for (List<Map.Entry<String, Settings>> some : Chunks.of(changes.entrySet(), CONFIGURED)) {
            Map<ConfigResource, Collection<AlterConfigOp>> wanted = some.stream()
                    .collect(Collectors.toMap(
                            change -> Configs.topic(change.getKey()), change -> Configs.operations(change.getValue())));
            Map<String, KafkaFuture<Void>> answers = admins
                    .forSize(wanted.values().stream().mapToInt(Collection::size).sum())
                    .incrementalAlterConfigs(wanted, new AlterConfigsOptions().validateOnly(intent == Intent.ONLY_ASK))
                    .values()
                    .entrySet()
                    .stream()
                    .collect(Collectors.toMap(entry -> entry.getKey().name(), Map.Entry::getValue));
            refused.putAll(refusals("changing the configuration of ", answers, (topic, failure) -> false));
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
