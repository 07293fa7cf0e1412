package ai.voicecore.gregor.moving;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.balance.CopyProgress;
import ai.voicecore.gregor.balance.StallCause;
import ai.voicecore.gregor.snapshot.BrokerLogs;
import ai.voicecore.gregor.snapshot.ClusterView;
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
record StallCauses(ClusterAdmin admin, NodeLogs logs) {

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
        ClusterView view = admin.view();
        Map<Integer, List<String>> read = new HashMap<>();
        List<StallCause> found = new ArrayList<>();
        for (CopyProgress copy : copies) {
            view.partition(copy.partition())
                    .flatMap(known -> StallCause.of(copy, known.leader(), known.inSync(), live, sizes))
                    .or(() -> logged(copy, read))
                    .ifPresent(found::add);
        }
        return found;
    }

    private Optional<StallCause> logged(CopyProgress copy, Map<Integer, List<String>> read) {
        return copy.to().stream()
                .flatMap(broker ->
                        StallCause.logged(copy.partition(), broker, read.computeIfAbsent(broker, logs::of)).stream())
                .findFirst();
    }
}
