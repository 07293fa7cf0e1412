package ai.voicecore.gregor.moving;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.balance.CopyProgress;
import ai.voicecore.gregor.balance.StallCause;
import ai.voicecore.gregor.snapshot.BrokerLogs;
import ai.voicecore.gregor.snapshot.PartitionId;
import ai.voicecore.gregor.snapshot.PartitionSnapshot;
import ai.voicecore.gregor.snapshot.ReplicaMove;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds out why moves make no progress. */
final class StallCauses {
    private final ClusterAdmin admin;
    private final NodeLogs logs;

    StallCauses(ClusterAdmin admin, NodeLogs logs) {
        this.admin = admin;
        this.logs = logs;
    }

    /** The log directories of the live brokers that take part in these moves. */
    Map<Integer, BrokerLogs> sizes(Collection<ReplicaMove> moves) {
        Set<Integer> live = admin.liveBrokers();
        Set<Integer> asked = moves.stream()
                .flatMap(move -> move.replicas().stream())
                .filter(live::contains)
                .collect(Collectors.toSet());
        return asked.isEmpty() ? Map.of() : admin.moves().logs(asked);
    }

    /** One cause for each partition for which one is found. */
    List<StallCause> of(List<CopyProgress> copies, Map<Integer, BrokerLogs> sizes) {
        if (copies.isEmpty()) {
            return List.of();
        }
        Set<Integer> live = admin.liveBrokers();
        Map<String, List<PartitionSnapshot>> topics = admin.view().topics();
        Map<Integer, List<String>> read = new HashMap<>();
        List<StallCause> found = new ArrayList<>();
        for (CopyProgress copy : copies) {
            partition(topics, copy.partition())
                    .flatMap(known -> StallCause.of(copy, known.leader(), known.inSync(), live, sizes))
                    .or(() -> logged(copy, read))
                    .ifPresent(found::add);
        }
        return found;
    }

    private static Optional<PartitionSnapshot> partition(
            Map<String, List<PartitionSnapshot>> topics, PartitionId partition) {
        return topics.getOrDefault(partition.topic(), List.of()).stream()
                .filter(known -> known.partition() == partition.partition())
                .findFirst();
    }

    private Optional<StallCause> logged(CopyProgress copy, Map<Integer, List<String>> read) {
        return copy.to().stream()
                .flatMap(broker ->
                        StallCause.logged(copy.partition(), broker, read.computeIfAbsent(broker, logs::of)).stream())
                .findFirst();
    }
}
