package ai.voicecore.gregor.admin.kafka;

import static ai.voicecore.gregor.admin.kafka.Futures.await;

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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry.ConfigSource;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.clients.admin.PartitionReassignment;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.NoReassignmentInProgressException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Moves replicas through Kafka's Admin. */
final class KafkaPartitionMoves implements PartitionMoves {
    private static final Set<String> OF_BROKERS = Set.of(ThrottleSetting.LEADER_RATE, ThrottleSetting.FOLLOWER_RATE);
    private static final Set<String> OF_TOPICS = Set.of(ThrottleSetting.LEADERS, ThrottleSetting.FOLLOWERS);

    private final Admin admin;
    private final Retry again;
    private final Configs configs;

    KafkaPartitionMoves(Admin admin, Retry again) {
        this.admin = admin;
        this.again = again;
        this.configs = new Configs(admin, again);
    }

    @Override
    public List<ReplicaMove> ongoing() {
        return again
                .askController(() -> await(
                        "listing reassignments",
                        admin.listPartitionReassignments().reassignments()))
                .entrySet()
                .stream()
                .map(entry -> move(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(ReplicaMove::partition))
                .toList();
    }

    private static ReplicaMove move(TopicPartition partition, PartitionReassignment now) {
        return new ReplicaMove(ours(partition), now.replicas(), now.addingReplicas(), now.removingReplicas());
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
        admin.alterPartitionReassignments(none).values().forEach((partition, cancelled) -> {
            try {
                await("cancelling the move of " + partition, cancelled);
            } catch (AdminFailure e) {
                if (!(e.getCause() instanceof NoReassignmentInProgressException)
                        && !(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e;
                }
            }
        });
    }

    @Override
    public Map<Integer, BrokerLogs> logs(Collection<Integer> brokers) {
        Map<Integer, BrokerLogs> all = new TreeMap<>();
        admin.describeLogDirs(brokers)
                .descriptions()
                .forEach((broker, said) -> answer(broker, said).ifPresent(dirs -> all.put(broker, logs(dirs))));
        return all;
    }

    private static Optional<Map<String, LogDirDescription>> answer(
            int broker, KafkaFuture<Map<String, LogDirDescription>> said) {
        try {
            return Optional.of(await("reading log directories of broker " + broker, said));
        } catch (AdminFailure e) {
            return Optional.empty();
        }
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
        rates(Configs.broker(""), ConfigSource.DYNAMIC_DEFAULT_BROKER_CONFIG, found);
        brokers.forEach(id -> rates(Configs.broker(String.valueOf(id)), ConfigSource.DYNAMIC_BROKER_CONFIG, found));
        configs.set(topics.stream().map(Configs::topic).toList(), ConfigSource.DYNAMIC_TOPIC_CONFIG)
                .forEach((topic, set) -> set.forEach((name, value) -> {
                    if (OF_TOPICS.contains(name)) {
                        found.put(ThrottleSetting.topic(topic, name), value);
                    }
                }));
        return found;
    }

    private void rates(ConfigResource resource, ConfigSource source, SortedMap<ThrottleSetting, String> found) {
        configs.set(List.of(resource), source)
                .forEach((id, set) -> set.forEach((name, value) -> {
                    if (OF_BROKERS.contains(name)) {
                        found.put(ThrottleSetting.broker(id, name), value);
                    }
                }));
    }

    @Override
    public void throttle(Map<ThrottleSetting, Optional<String>> values) {
        Map<ConfigResource, Map<String, String>> set = new HashMap<>();
        Map<ConfigResource, Set<String>> reset = new HashMap<>();
        values.forEach((setting, value) -> value.ifPresentOrElse(
                text -> set.computeIfAbsent(resource(setting), known -> new TreeMap<>())
                        .put(setting.name(), text),
                () -> reset.computeIfAbsent(resource(setting), known -> new HashSet<>())
                        .add(setting.name())));
        Set<ConfigResource> all = new HashSet<>(set.keySet());
        all.addAll(reset.keySet());
        for (ConfigResource resource : all) {
            alter(resource, set.getOrDefault(resource, Map.of()), reset.getOrDefault(resource, Set.of()));
        }
    }

    private void alter(ConfigResource resource, Map<String, String> set, Set<String> reset) {
        try {
            configs.alter(resource, set, reset);
        } catch (AdminFailure e) {
            if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                throw e;
            }
        }
    }

    private static ConfigResource resource(ThrottleSetting setting) {
        return setting.kind() == ThrottleSetting.Kind.TOPIC
                ? Configs.topic(setting.of())
                : Configs.broker(setting.of());
    }

    private static PartitionId ours(TopicPartition partition) {
        return new PartitionId(partition.topic(), partition.partition());
    }

    private static TopicPartition topicPartition(PartitionId partition) {
        return new TopicPartition(partition.topic(), partition.partition());
    }
}
