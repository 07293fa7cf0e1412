package ai.voicecore.gregor.moving;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.admin.BrokerDefaults;
import ai.voicecore.gregor.admin.ClientStates;
import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.admin.PartitionMoves;
import ai.voicecore.gregor.admin.QuorumAdmin;
import ai.voicecore.gregor.admin.TopicAdmin;
import ai.voicecore.gregor.concurrent.Time;
import ai.voicecore.gregor.platform.MoveMemory;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.snapshot.BrokerLogs;
import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.snapshot.ClusterView;
import ai.voicecore.gregor.snapshot.DynamicSettings;
import ai.voicecore.gregor.snapshot.PartitionId;
import ai.voicecore.gregor.snapshot.PartitionSnapshot;
import ai.voicecore.gregor.snapshot.ReplicaMove;
import ai.voicecore.gregor.snapshot.ThrottleSetting;
import ai.voicecore.gregor.spec.TopicSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A cluster whose replicas move with a given speed, by a simulated clock that advances only while a command waits. */
final class SimulatedMoves implements ClusterAdmin, PartitionMoves, Time, MoveMemory, Progress {
    final SortedMap<PartitionId, List<Integer>> replicas = new TreeMap<>();
    final SortedMap<PartitionId, ReplicaMove> ongoing = new TreeMap<>();
    final Map<PartitionId, Long> bytes = new HashMap<>();
    final Map<PartitionId, Long> copied = new HashMap<>();
    final SortedMap<ThrottleSetting, String> settings = new TreeMap<>();
    final Set<Integer> live = new TreeSet<>(Set.of(0, 1, 2, 3));
    final Set<PartitionId> stuck = new HashSet<>();
    final Set<PartitionId> leaderless = new HashSet<>();
    final List<String> told = new ArrayList<>();
    final List<Integer> batches = new ArrayList<>();
    /** The throttles at the start of each batch. */
    final List<SortedMap<ThrottleSetting, String>> throttled = new ArrayList<>();

    long bytesPerSecond = 1 << 20;
    boolean refusesMoves;
    /** From this time on every request fails, as if the command had been killed. */
    long killedAt = Long.MAX_VALUE;

    private long now;
    private Optional<String> memory = Optional.empty();

    /** Ends the command in place of a kill. */
    static final class Killed extends RuntimeException {}

    SimulatedMoves with(String partition, long size, Integer... on) {
        PartitionId id = id(partition);
        replicas.put(id, List.of(on));
        bytes.put(id, size);
        return this;
    }

    static PartitionId id(String partition) {
        int at = partition.lastIndexOf('-');
        return new PartitionId(partition.substring(0, at), Integer.parseInt(partition.substring(at + 1)));
    }

    @Override
    public SortedMap<String, String> topicIds() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String clusterId() {
        return "simulated";
    }

    @Override
    public long nanos() {
        return now * 1_000_000;
    }

    @Override
    public void pause(Duration length) {
        now += length.toMillis();
        if (now >= killedAt) {
            throw new Killed();
        }
        pass(length);
    }

    /** Advances the clock without a waiting command. */
    void pass(Duration length) {
        for (ReplicaMove move : List.copyOf(ongoing.values())) {
            PartitionId id = move.partition();
            if (!stuck.contains(id) && !leaderless.contains(id) && live.containsAll(move.adding())) {
                copied.merge(id, bytesPerSecond * length.toMillis() / 1_000, Long::sum);
                if (copied.get(id) >= bytes.getOrDefault(id, 0L)) {
                    replicas.put(id, move.target());
                    ongoing.remove(id);
                }
            }
        }
    }

    @Override
    public List<ReplicaMove> ongoing() {
        return List.copyOf(ongoing.values());
    }

    @Override
    public void begin(SortedMap<PartitionId, List<Integer>> wanted) {
        if (refusesMoves) {
            throw AdminFailure.refused("moving partitions: not now");
        }
        batches.add(wanted.size());
        throttled.add(new TreeMap<>(settings));
        wanted.forEach(this::begin);
    }

    void begin(PartitionId id, List<Integer> to) {
        List<Integer> before = replicas.get(id);
        List<Integer> all = new ArrayList<>(to);
        before.stream().filter(broker -> !to.contains(broker)).forEach(all::add);
        copied.put(id, 0L);
        ongoing.put(
                id,
                new ReplicaMove(
                        id,
                        all,
                        to.stream().filter(broker -> !before.contains(broker)).toList(),
                        before.stream().filter(broker -> !to.contains(broker)).toList()));
    }

    @Override
    public void cancel(Collection<PartitionId> partitions) {
        ongoing.keySet().removeAll(partitions);
    }

    @Override
    public Map<Integer, BrokerLogs> logs(Collection<Integer> brokers) {
        Map<Integer, BrokerLogs> logs = new TreeMap<>();
        for (int broker : brokers) {
            Map<PartitionId, Long> sizes = new HashMap<>();
            replicas.forEach((id, on) -> {
                if (on.contains(broker)) {
                    sizes.put(id, bytes.getOrDefault(id, 0L));
                }
            });
            ongoing.forEach((id, move) -> {
                if (move.adding().contains(broker)) {
                    sizes.put(id, copied.get(id));
                }
            });
            logs.put(broker, new BrokerLogs(sizes, List.of(), -1));
        }
        return logs;
    }

    @Override
    public SortedMap<ThrottleSetting, String> throttles(Collection<Integer> brokers, Collection<String> topics) {
        SortedMap<ThrottleSetting, String> found = new TreeMap<>();
        settings.forEach((setting, value) -> {
            boolean asked = setting.kind() == ThrottleSetting.Kind.TOPIC
                    ? topics.contains(setting.of())
                    : setting.of().isEmpty() || brokers.contains(Integer.parseInt(setting.of()));
            if (asked) {
                found.put(setting, value);
            }
        });
        return found;
    }

    @Override
    public void throttle(Map<ThrottleSetting, Optional<String>> values) {
        values.forEach((setting, value) -> {
            if (setting.kind() == ThrottleSetting.Kind.BROKER && !live.contains(Integer.parseInt(setting.of()))) {
                throw AdminFailure.unreachable("broker " + setting.of() + " does not answer");
            }
            value.ifPresentOrElse(text -> settings.put(setting, text), () -> settings.remove(setting));
        });
    }

    @Override
    public ClusterView view() {
        SortedMap<String, List<PartitionSnapshot>> topics = new TreeMap<>();
        replicas.forEach((id, on) -> topics.computeIfAbsent(id.topic(), topic -> new ArrayList<>())
                .add(new PartitionSnapshot(
                        id.partition(), leaderless.contains(id) ? -1 : on.getFirst(), on, List.of(on.getFirst()))));
        return new ClusterView(topics);
    }

    @Override
    public Set<Integer> liveBrokers() {
        return live;
    }

    @Override
    public PartitionMoves moves() {
        return this;
    }

    @Override
    public Optional<String> begunMoves() {
        return memory;
    }

    @Override
    public void rememberMoves(String begun) {
        memory = Optional.of(begun);
    }

    @Override
    public void forgetMoves() {
        memory = Optional.empty();
    }

    @Override
    public void journal(String event, String detail) {}

    @Override
    public void doing(String what) {
        told.add(what);
    }

    @Override
    public void done(String what) {
        told.add(what);
    }

    @Override
    public void close() {}

    @Override
    public ClusterSnapshot snapshot() {
        throw new UnsupportedOperationException();
    }

    @Override
    public ClusterSnapshot refresh(ClusterSnapshot known) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Integer> brokersKnownAt(String address) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Set<String> reassigning() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void electPreferredLeaders(SortedSet<PartitionId> partitions) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void unregisterBroker(int id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public TopicAdmin topics() {
        throw new UnsupportedOperationException();
    }

    @Override
    public BrokerDefaults brokerDefaults() {
        throw new UnsupportedOperationException();
    }

    @Override
    public DynamicSettings dynamicSettings() {
        throw new UnsupportedOperationException();
    }

    @Override
    public ClientStates clients() {
        throw new UnsupportedOperationException();
    }

    @Override
    public QuorumAdmin quorum() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void raiseFeature(String feature, int level) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void createTopics(Collection<TopicSpec> topics) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void deleteOwnTopic(String topic) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void deleteOwnGroup(String group) {
        throw new UnsupportedOperationException();
    }
}
