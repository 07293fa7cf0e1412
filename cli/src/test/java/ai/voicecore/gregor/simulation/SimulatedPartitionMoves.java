package ai.voicecore.gregor.simulation;

import ai.voicecore.gregor.admin.PartitionMoves;
import ai.voicecore.gregor.snapshot.BrokerLogs;
import ai.voicecore.gregor.snapshot.PartitionId;
import ai.voicecore.gregor.snapshot.ReplicaMove;
import ai.voicecore.gregor.snapshot.ThrottleSetting;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Moves of replicas in a simulated cluster. */
record SimulatedPartitionMoves(World world, Runnable requireBroker, Consumer<String> beforeChange)
        implements PartitionMoves {
    @Override
    public List<ReplicaMove> ongoing() {
        requireBroker.run();
        return world.partitions.ongoing();
    }

    @Override
    public void begin(SortedMap<PartitionId, List<Integer>> replicas) {
        beforeChange.accept("moving replicas");
        replicas.forEach(world.partitions::begin);
    }

    @Override
    public void cancel(Collection<PartitionId> partitions) {
        beforeChange.accept("cancelling moves");
        partitions.forEach(id -> world.partitions.all.get(id).target = List.of());
    }

    @Override
    public Map<Integer, BrokerLogs> logs(Collection<Integer> brokers) {
        requireBroker.run();
        Map<Integer, BrokerLogs> logs = new TreeMap<>();
        brokers.forEach(broker -> {
            Map<PartitionId, Long> bytes = new TreeMap<>();
            world.partitions.all.forEach((id, partition) -> {
                if (partition.replicas.contains(broker)) {
                    bytes.put(id, Partitions.BYTES);
                } else if (partition.adding().contains(broker)) {
                    bytes.put(id, partition.copied);
                }
            });
            logs.put(broker, new BrokerLogs(bytes, List.of(), -1));
        });
        return logs;
    }

    @Override
    public SortedMap<ThrottleSetting, String> throttles(Collection<Integer> brokers, Collection<String> topics) {
        requireBroker.run();
        SortedMap<ThrottleSetting, String> found = new TreeMap<>(world.partitions.throttles);
        found.keySet()
                .removeIf(setting -> setting.kind() == ThrottleSetting.Kind.TOPIC
                        ? !topics.contains(setting.of())
                        : !setting.of().isEmpty() && !brokers.contains(Integer.valueOf(setting.of())));
        return found;
    }

    @Override
    public void throttle(Map<ThrottleSetting, Optional<String>> values) {
        beforeChange.accept("throttling");
        values.forEach((setting, value) -> value.ifPresentOrElse(
                text -> world.partitions.throttles.put(setting, text),
                () -> world.partitions.throttles.remove(setting)));
    }
}
