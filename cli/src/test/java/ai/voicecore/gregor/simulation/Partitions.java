package ai.voicecore.gregor.simulation;

import ai.voicecore.gregor.simulation.World.Broken;
import ai.voicecore.gregor.snapshot.PartitionId;
import ai.voicecore.gregor.snapshot.PartitionSnapshot;
import ai.voicecore.gregor.snapshot.ReplicaMove;
import ai.voicecore.gregor.snapshot.ThrottleSetting;
import ai.voicecore.gregor.spec.TopicSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The topics of a simulated cluster: replicas, in-sync replicas, leaders and reassignments. */
final class Partitions {
    /** Bytes that a reassignment copies in one step. */
    private static final long BYTES_A_STEP = 400;

    static final long BYTES = 2_000;

    final SortedMap<PartitionId, Partition> all = new TreeMap<>();
    final SortedMap<String, SortedMap<String, String>> configs = new TreeMap<>();
    final SortedMap<ThrottleSetting, String> throttles = new TreeMap<>();

    private final World world;

    /** One partition; {@code target} and {@code copied} are set during a reassignment. */
    static final class Partition {
        List<Integer> replicas;
        final List<Integer> inSync;
        int leader;
        List<Integer> target = List.of();
        long copied;

        Partition(List<Integer> replicas) {
            this.replicas = replicas;
            this.inSync = new ArrayList<>(replicas);
            this.leader = replicas.getFirst();
        }

        boolean isMoving() {
            return !target.isEmpty();
        }

        List<Integer> adding() {
            return target.stream().filter(id -> !replicas.contains(id)).toList();
        }
    }

    Partitions(World world) {
        this.world = world;
    }

    void create(TopicSpec topic) {
        if (configs.putIfAbsent(topic.name(), new TreeMap<>(topic.config())) == null) {
            add(topic.name(), topic.partitions(), topic.replication());
        }
    }

    /** Increases the number of a topic's partitions to {@code total}. */
    void add(String topic, int total, int replication) {
        List<Integer> brokers = world.registered();
        IntStream.range(of(topic).size(), total).forEach(i -> {
            Partition partition = new Partition(IntStream.range(0, replication)
                    .mapToObj(r -> brokers.get((i + r) % brokers.size()))
                    .toList());
            partition.inSync.removeIf(
                    id -> partition.inSync.size() > 1 && !world.brokers().contains(id));
            all.put(new PartitionId(topic, i), partition);
        });
    }

    List<Partition> of(String topic) {
        return all.entrySet().stream()
                .filter(entry -> entry.getKey().topic().equals(topic))
                .map(java.util.Map.Entry::getValue)
                .toList();
    }

    void delete(String topic) {
        configs.remove(topic);
        all.keySet().removeIf(id -> id.topic().equals(topic));
    }

    int minInSync(String topic) {
        return Integer.parseInt(configs.get(topic).getOrDefault("min.insync.replicas", "1"));
    }

    /** A broker has ended. The last in-sync replica stays in the ISR, because no other broker has all records. */
    void brokerEnded(int broker) {
        List<Integer> serving = world.brokers();
        all.values().forEach(partition -> {
            if (partition.inSync.size() > 1) {
                partition.inSync.remove((Object) broker);
            }
            elect(partition, serving);
        });
    }

    private void elect(Partition partition, List<Integer> serving) {
        if (partition.inSync.contains(partition.leader)
                && serving.contains(partition.leader)
                && partition.replicas.contains(partition.leader)) {
            return;
        }
        partition.leader = partition.replicas.stream()
                .filter(id -> partition.inSync.contains(id) && serving.contains(id))
                .findFirst()
                .orElse(-1);
    }

    void electPreferred(Collection<PartitionId> wanted) {
        all.forEach((id, partition) -> {
            int preferred = partition.replicas.getFirst();
            if (wanted.contains(id)
                    && partition.inSync.contains(preferred)
                    && world.brokers().contains(preferred)) {
                partition.leader = preferred;
            }
        });
    }

    /** Called after each step of the clock. */
    void advance() {
        List<Integer> serving = world.brokers();
        all.values().forEach(partition -> {
            elect(partition, serving);
            if (partition.leader >= 0) {
                for (int id : partition.replicas) {
                    if (!partition.inSync.contains(id) && world.hasCaughtUp(id)) {
                        partition.inSync.add(id);
                    }
                }
                move(partition, serving);
            }
        });
    }

    private void move(Partition partition, List<Integer> serving) {
        if (partition.isMoving() && partition.adding().stream().allMatch(world::hasCaughtUp)) {
            partition.copied += BYTES_A_STEP;
            if (partition.adding().isEmpty() || partition.copied >= BYTES) {
                partition.inSync.addAll(partition.adding());
                partition.replicas = partition.target;
                partition.inSync.retainAll(partition.target);
                partition.target = List.of();
                elect(partition, serving);
            }
        }
    }

    void begin(PartitionId id, List<Integer> target) {
        Partition partition = all.get(id);
        if (partition != null && !partition.replicas.equals(target)) {
            partition.target = List.copyOf(target);
            partition.copied = 0;
        }
    }

    List<ReplicaMove> ongoing() {
        return all.entrySet().stream()
                .filter(entry -> entry.getValue().isMoving())
                .map(entry -> {
                    Partition partition = entry.getValue();
                    List<Integer> both = new ArrayList<>(partition.replicas);
                    both.addAll(partition.adding());
                    return new ReplicaMove(
                            entry.getKey(),
                            both,
                            partition.adding(),
                            partition.replicas.stream()
                                    .filter(broker -> !partition.target.contains(broker))
                                    .toList());
                })
                .toList();
    }

    void refuseBelowMinIsr(List<Integer> ending) {
        all.forEach((id, partition) -> {
            List<Integer> left = new ArrayList<>(partition.inSync);
            left.retainAll(world.brokers());
            int need = Math.min(minInSync(id.topic()), partition.replicas.size());
            boolean had = left.size() >= need;
            left.removeAll(ending);
            if (had && left.size() < need) {
                throw new Broken(id + " has " + left + " in sync without " + ending + ", and min ISR is " + need);
            }
        });
    }

    List<PartitionSnapshot> snapshot(String topic) {
        return all.entrySet().stream()
                .filter(entry -> entry.getKey().topic().equals(topic))
                .map(entry -> new PartitionSnapshot(
                        entry.getKey().partition(),
                        entry.getValue().leader,
                        entry.getValue().replicas,
                        entry.getValue().inSync.stream()
                                .sorted(Comparator.naturalOrder())
                                .toList()))
                .toList();
    }

    /**
     * The throttle of a broker that died before it was removed cannot be deleted; Kafka keeps it until a broker with
     * this id exists.
     */
    private List<ThrottleSetting> throttled() {
        return throttles.keySet().stream()
                .filter(setting -> setting.kind() == ThrottleSetting.Kind.TOPIC
                        || world.registered().contains(Integer.valueOf(setting.of())))
                .toList();
    }

    /**
     * The brokers of the replicas may differ between two runs; the number of replicas may not, and no reassignment may
     * be left.
     */
    SortedMap<String, String> outcome() {
        SortedMap<String, String> outcome = new TreeMap<>();
        configs.forEach((topic, config) -> {
            List<Partition> partitions = of(topic);
            outcome.put(
                    "topic " + topic,
                    partitions.size() + " partitions, replicas "
                            + partitions.stream()
                                    .map(partition -> partition.replicas.size())
                                    .distinct()
                                    .toList()
                            + ", moving "
                            + partitions.stream().filter(Partition::isMoving).count() + ", " + config);
        });
        outcome.put("throttles", String.valueOf(throttled()));
        return outcome;
    }
}
