package ai.voicecore.gregor.moving;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.balance.MoveProgress;
import ai.voicecore.gregor.balance.Throttles;
import ai.voicecore.gregor.concurrent.Time;
import ai.voicecore.gregor.platform.MoveMemory;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.snapshot.PartitionId;
import ai.voicecore.gregor.snapshot.PartitionSnapshot;
import ai.voicecore.gregor.snapshot.ReplicaMove;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Lets a broker with an empty disk fetch all of its replicas with a throttle. */
public record Refill(
        ClusterAdmin admin, MoveMemory memory, NodeLogs logs, Progress progress, MoveOptions options, Time time) {

    /** Throttles the other brokers. Call it before the broker starts, and again when it runs, to throttle the broker too. */
    public void throttle(int broker) {
        List<ReplicaMove> missing = missing(broker);
        Map<PartitionId, List<Integer>> to = new TreeMap<>();
        Map<PartitionId, List<Integer>> from = new TreeMap<>();
        missing.forEach(move -> {
            to.put(move.partition(), List.of(broker));
            from.put(move.partition(), move.before());
        });
        Set<Integer> live = admin.liveBrokers();
        Set<String> topics =
                to.keySet().stream().map(PartitionId::topic).collect(Collectors.toCollection(TreeSet::new));
        throttled()
                .throttle(MoveRecord.of(
                        new TreeMap<>(),
                        Throttles.plan(
                                to, from, live, admin.moves().throttles(live, topics), options.bytesPerSecond())));
    }

    /** Returns when the broker is in every ISR and the throttles are removed. */
    public void await(int broker) {
        List<ReplicaMove> missing = missing(broker);
        try {
            new ReassignmentWait(new StallCauses(admin, logs), progress, options.patience(), time)
                    .await(() -> missing(broker), MoveProgress.of(time.millis(), missing.size()));
        } catch (NotArriving e) {
            throttled().takeBack();
            throw e;
        }
        throttled().takeBack();
        memory.journal("refilled", "broker " + broker + ": " + missing.size() + " replicas");
        progress.done("broker " + broker + " is in sync in all of its partitions");
    }

    private ThrottledMoves throttled() {
        return new ThrottledMoves(admin, memory);
    }

    /** Its replicas that are not in sync, as if they were moves. */
    private List<ReplicaMove> missing(int broker) {
        List<ReplicaMove> missing = new ArrayList<>();
        admin.view()
                .topics()
                .forEach((topic, partitions) -> partitions.stream()
                        .filter(known -> known.replicas().contains(broker)
                                && !known.inSync().contains(broker))
                        .map(known -> move(topic, known, broker))
                        .forEach(missing::add));
        return missing;
    }

    private static ReplicaMove move(String topic, PartitionSnapshot known, int broker) {
        return new ReplicaMove(new PartitionId(topic, known.partition()), known.replicas(), List.of(broker), List.of());
    }
}
