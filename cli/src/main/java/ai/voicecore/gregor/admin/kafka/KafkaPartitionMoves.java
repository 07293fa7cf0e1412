package ai.voicecore.gregor.admin.kafka;

import static ai.voicecore.gregor.admin.kafka.Futures.await;
import static ai.voicecore.gregor.admin.kafka.Futures.unless;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.admin.PartitionMoves;
import ai.voicecore.gregor.snapshot.BrokerLogs;
import ai.voicecore.gregor.snapshot.PartitionId;
import ai.voicecore.gregor.snapshot.ReplicaMove;
import ai.voicecore.gregor.snapshot.ThrottleSetting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry.ConfigSource;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.NoReassignmentInProgressException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Moves replicas through Kafka's Admin. */
record KafkaPartitionMoves(Admin admin, Retry again) implements PartitionMoves {
    private static final Set<String> OF_BROKERS = Set.of(ThrottleSetting.LEADER_RATE, ThrottleSetting.FOLLOWER_RATE);
    private static final Set<String> OF_TOPICS = Set.of(ThrottleSetting.LEADERS, ThrottleSetting.FOLLOWERS);

    @Override
    public List<ReplicaMove> ongoing() {
        return again
                .askController(() -> await(
                        "listing reassignments",
                        admin.listPartitionReassignments().reassignments()))
                .entrySet()
                .stream()
                .map(move -> new ReplicaMove(
                        ours(move.getKey()),
                        move.getValue().replicas(),
                        move.getValue().addingReplicas(),
                        move.getValue().removingReplicas()))
                .sorted(Comparator.comparing(ReplicaMove::partition))
                .toList();
    }

    @Override
    public void begin(SortedMap<PartitionId, List<Integer>> replicas) {
        Map<TopicPartition, Optional<NewPartitionReassignment>> wanted = new HashMap<>();
        replicas.forEach((partition, on) ->
                wanted.put(topicPartition(partition), Optional.of(new NewPartitionReassignment(on))));
        await("moving partitions", admin.alterPartitionReassignments(wanted).all());
    }

    @Override
    public void cancel(Collection<PartitionId> partitions) {
        Map<TopicPartition, Optional<NewPartitionReassignment>> none = new HashMap<>();
        partitions.forEach(partition -> none.put(topicPartition(partition), Optional.empty()));
        admin.alterPartitionReassignments(none)
                .values()
                .forEach((partition, cancelled) -> unless(
                        () -> await("cancelling the move of " + partition, cancelled),
                        NoReassignmentInProgressException.class,
                        UnknownTopicOrPartitionException.class));
    }

    @Override
    public Map<Integer, BrokerLogs> logs(Collection<Integer> brokers) {
        Map<Integer, BrokerLogs> all = new TreeMap<>();
        admin.describeLogDirs(brokers).descriptions().forEach((broker, said) -> {
            try {
                all.put(broker, logs(await("reading log directories of broker " + broker, said)));
            } catch (AdminFailure e) {
                // It is missing.
            }
        });
        return all;
    }

    private static BrokerLogs logs(Map<String, LogDirDescription> dirs) {
        Map<PartitionId, Long> bytes = new HashMap<>();
        List<String> broken = new ArrayList<>();
        dirs.forEach((path, dir) -> {
            if (dir.error() != null) {
                broken.add(path + " (" + dir.error().getMessage() + ")");
            }
            dir.replicaInfos().forEach((partition, replica) -> bytes.merge(ours(partition), replica.size(), Math::max));
        });
        boolean known = dirs.values().stream().allMatch(dir -> dir.usableBytes().isPresent());
        long usable = dirs.values().stream()
                .mapToLong(dir -> dir.usableBytes().orElse(0))
                .sum();
        return new BrokerLogs(bytes, List.copyOf(broken), known ? usable : -1);
    }

    @Override
    public SortedMap<ThrottleSetting, String> throttles(Collection<Integer> brokers, Collection<String> topics) {
        SortedMap<ThrottleSetting, String> found = new TreeMap<>();
        collect(List.of(Configs.broker("")), ConfigSource.DYNAMIC_DEFAULT_BROKER_CONFIG, found);
        for (int id : brokers) {
            collect(List.of(Configs.broker(String.valueOf(id))), ConfigSource.DYNAMIC_BROKER_CONFIG, found);
        }
        collect(topics.stream().map(Configs::topic).toList(), ConfigSource.DYNAMIC_TOPIC_CONFIG, found);
        return found;
    }

    private void collect(
            List<ConfigResource> resources, ConfigSource source, SortedMap<ThrottleSetting, String> found) {
        boolean topics = source == ConfigSource.DYNAMIC_TOPIC_CONFIG;
        new Configs(admin, again)
                .set(resources, source)
                .forEach((of, set) -> set.forEach((name, value) -> {
                    if ((topics ? OF_TOPICS : OF_BROKERS).contains(name)) {
                        found.put(topics ? ThrottleSetting.topic(of, name) : ThrottleSetting.broker(of, name), value);
                    }
                }));
    }

    @Override
    public void throttle(Map<ThrottleSetting, Optional<String>> values) {
        Map<ConfigResource, List<AlterConfigOp>> changes = new HashMap<>();
        values.forEach((setting, value) -> changes.computeIfAbsent(resource(setting), known -> new ArrayList<>())
                .add(Configs.operation(setting.name(), value)));
        changes.forEach((resource, operations) -> unless(
                () -> new Configs(admin, again).alter(resource, operations, false),
                UnknownTopicOrPartitionException.class));
    }

    private static ConfigResource resource(ThrottleSetting setting) {
        return setting.kind() == ThrottleSetting.Kind.TOPIC
                ? Configs.topic(setting.of())
                : Configs.broker(setting.of());
    }

    private static PartitionId ours(TopicPartition partition) {
        return new PartitionId(partition.topic(), partition.partition());
    }

    static TopicPartition topicPartition(PartitionId partition) {
        return new TopicPartition(partition.topic(), partition.partition());
    }
}
