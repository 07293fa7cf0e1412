package ai.voicecore.gregor.admin.kafka;

import static ai.voicecore.gregor.admin.kafka.Futures.await;

import ai.voicecore.gregor.admin.PartitionMoves;
import ai.voicecore.gregor.snapshot.PartitionId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry.ConfigSource;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;

/** Moves replicas through Kafka's Admin. */
final class KafkaPartitionMoves implements PartitionMoves {
    private static final Set<String> RATES =
            Set.of("leader.replication.throttled.rate", "follower.replication.throttled.rate");
    private static final String LEADERS = "leader.replication.throttled.replicas";
    private static final String FOLLOWERS = "follower.replication.throttled.replicas";

    private final Admin admin;
    private final Configs configs;

    KafkaPartitionMoves(Admin admin) {
        this.admin = admin;
        this.configs = new Configs(admin);
    }

    @Override
    public int left() {
        return await("listing reassignments", admin.listPartitionReassignments().reassignments())
                .size();
    }

    @Override
    public void begin(SortedMap<PartitionId, List<Integer>> replicas) {
        Map<TopicPartition, Optional<NewPartitionReassignment>> wanted = new HashMap<>();
        replicas.forEach((partition, on) -> wanted.put(
                new TopicPartition(partition.topic(), partition.partition()),
                Optional.of(new NewPartitionReassignment(on))));
        await("moving partitions", admin.alterPartitionReassignments(wanted).all());
    }

    @Override
    public void throttle(SortedMap<PartitionId, List<Integer>> replicas, long bytesPerSecond) {
        Set<String> topics = replicas.keySet().stream().map(PartitionId::topic).collect(Collectors.toSet());
        Map<String, TopicDescription> now =
                await("describing topics", admin.describeTopics(topics).allTopicNames());
        Map<String, Set<String>> leaders = new TreeMap<>();
        Map<String, Set<String>> followers = new TreeMap<>();
        Set<Integer> brokers = new HashSet<>();
        replicas.forEach((partition, on) -> {
            List<Integer> before =
                    now.get(partition.topic()).partitions().get(partition.partition()).replicas().stream()
                            .map(Node::id)
                            .toList();
            before.forEach(id -> add(leaders, partition, id));
            on.stream().filter(id -> !before.contains(id)).forEach(id -> add(followers, partition, id));
            brokers.addAll(before);
            brokers.addAll(on);
        });
        topics.forEach(topic -> configs.alter(
                Configs.topic(topic),
                Map.of(
                        LEADERS, String.join(",", leaders.getOrDefault(topic, Set.of())),
                        FOLLOWERS, String.join(",", followers.getOrDefault(topic, Set.of()))),
                Set.of()));
        Map<String, String> rates =
                RATES.stream().collect(Collectors.toMap(name -> name, name -> String.valueOf(bytesPerSecond)));
        brokers.forEach(id -> configs.alter(Configs.broker(String.valueOf(id)), rates, Set.of()));
    }

    private static void add(Map<String, Set<String>> all, PartitionId partition, int broker) {
        all.computeIfAbsent(partition.topic(), topic -> new TreeSet<>()).add(partition.partition() + ":" + broker);
    }

    @Override
    public void unthrottle() {
        Set<String> names = await(
                "listing topics",
                admin.listTopics(new ListTopicsOptions().listInternal(true)).names());
        configs.set(names.stream().map(Configs::topic).toList(), ConfigSource.DYNAMIC_TOPIC_CONFIG)
                .forEach((topic, set) ->
                        configs.alter(Configs.topic(topic), Map.of(), present(set, Set.of(LEADERS, FOLLOWERS))));
        List<String> brokers = await("listing brokers", admin.describeCluster().nodes()).stream()
                .map(Node::idString)
                .toList();
        configs.set(brokers.stream().map(Configs::broker).toList(), ConfigSource.DYNAMIC_BROKER_CONFIG)
                .forEach((broker, set) -> configs.alter(Configs.broker(broker), Map.of(), present(set, RATES)));
    }

    private static Set<String> present(Map<String, String> set, Set<String> names) {
        return names.stream().filter(set::containsKey).collect(Collectors.toSet());
    }
}
