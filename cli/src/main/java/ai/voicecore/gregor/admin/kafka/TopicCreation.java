package ai.voicecore.gregor.admin.kafka;

import static ai.voicecore.gregor.admin.kafka.Futures.await;

import ai.voicecore.gregor.admin.TopicAdmin.Intent;
import ai.voicecore.gregor.spec.TopicSpec;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreatePartitionsOptions;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.InvalidPartitionsException;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Creates topics and partitions and waits for their leaders. Each call is one request; the caller has split what is too
 * large. Returns topic → reason of refusal.
 */
record TopicCreation(Admins admins) {
    /** An existing topic is not changed. */
    Map<String, String> create(Collection<TopicSpec> topics, Intent intent) {
        Admin admin =
                admins.forSize(topics.stream().mapToInt(TopicSpec::partitions).sum());
        List<NewTopic> wanted = topics.stream()
                .map(topic -> new NewTopic(topic.name(), topic.partitions(), (short) topic.replication())
                        .configs(topic.config()))
                .toList();
        Map<String, String> refused = Refusals.of(
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
    Map<String, String> grow(Map<String, Integer> totals, Intent intent) {
        Admin admin = admins.forSize(
                totals.values().stream().mapToInt(Integer::intValue).sum());
        Map<String, NewPartitions> wanted = totals.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> NewPartitions.increaseTo(entry.getValue())));
        Map<String, String> refused = Refusals.of(
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
}
