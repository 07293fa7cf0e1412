package ai.voicecore.gregor.admin.kafka;

import static ai.voicecore.gregor.admin.kafka.Futures.await;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.spec.TopicSpec;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.InvalidPartitionsException;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes topics and partitions, and returns when they are led. */
final class TopicCreation {
    private final Admins admins;

    TopicCreation(Admins admins) {
        this.admins = admins;
    }

    /** One request: what Kafka does not take at once has been divided before. A topic that is there is left as it is. */
    void create(Collection<TopicSpec> topics) {
        int partitions = topics.stream().mapToInt(TopicSpec::partitions).sum();
        Admin admin = admins.forSize(partitions);
        List<NewTopic> wanted = topics.stream()
                .map(topic -> new NewTopic(topic.name(), topic.partitions(), (short) topic.replication())
                        .configs(topic.config()))
                .toList();
        admin.createTopics(wanted).values().forEach((topic, future) -> {
            try {
                await("creating topic " + topic, future, Admins.PATIENCE);
            } catch (AdminFailure e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        });
        NewLeaders.awaitAll(
                admin, topics.stream().collect(Collectors.toMap(TopicSpec::name, TopicSpec::partitions, Math::min)));
    }

    /** One request; a topic that has so many partitions already is left as it is. */
    void grow(String topic, int total) {
        Admin admin = admins.forSize(total);
        try {
            await(
                    "adding partitions to " + topic,
                    admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(total)))
                            .all(),
                    Admins.PATIENCE);
        } catch (AdminFailure e) {
            // The answer to an earlier try may have been lost.
            if (!(e.getCause() instanceof InvalidPartitionsException) || partitions(admin, topic) < total) {
                throw e;
            }
        }
        NewLeaders.awaitAll(admin, Map.of(topic, total));
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
