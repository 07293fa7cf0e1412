package ai.voicecore.gregor.moving;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.admin.PartitionMoves;
import ai.voicecore.gregor.balance.Batches;
import ai.voicecore.gregor.balance.CopyProgress;
import ai.voicecore.gregor.balance.MoveProgress;
import ai.voicecore.gregor.balance.ReadableSize;
import ai.voicecore.gregor.balance.Throttles;
import ai.voicecore.gregor.concurrent.Time;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.platform.MoveMemory;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.snapshot.BrokerLogs;
import ai.voicecore.gregor.snapshot.ClusterView;
import ai.voicecore.gregor.snapshot.PartitionId;
import ai.voicecore.gregor.snapshot.ReplicaMove;
import ai.voicecore.gregor.snapshot.ThrottleSetting;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Moves replicas batch by batch, with a throttle during each batch. */
public final class Reassignment {
    private final ClusterAdmin admin;
    private final PartitionMoves moves;
    private final MoveMemory store;
    private final Progress progress;
    private final MoveOptions options;
    private final ThrottledMoves throttled;
    private final ReassignmentWait arrivals;
    private final Time time;
    private final Set<String> told = new HashSet<>();

    public Reassignment(
            ClusterAdmin admin, MoveMemory store, NodeLogs logs, Progress progress, MoveOptions options, Time time) {
        this.admin = admin;
        this.moves = admin.moves();
        this.store = store;
        this.progress = progress;
        this.options = options;
        this.time = time;
        this.throttled = new ThrottledMoves(admin, store);
        this.arrivals = new ReassignmentWait(new StallCauses(admin, logs), progress, options.patience(), time);
    }

    /**
     * Returns when all replicas are moved and the throttles are removed. A move that makes no progress is cancelled, see
     * {@link Cancellation}, so that nothing is left behind; completed moves stay.
     */
    public void run(SortedMap<PartitionId, List<Integer>> replicas) {
        if (replicas.isEmpty()) {
            return;
        }
        awaitOthers();
        Map<PartitionId, List<Integer>> before = before(replicas.keySet());
        Map<PartitionId, List<Integer>> added = new TreeMap<>();
        replicas.forEach((partition, on) -> added.put(
                partition,
                on.stream()
                        .filter(id -> !before.getOrDefault(partition, List.of()).contains(id))
                        .toList()));
        Map<Integer, BrokerLogs> logs = moves.logs(admin.liveBrokers());
        Map<PartitionId, Long> bytes = new HashMap<>();
        added.forEach((partition, to) -> bytes.put(partition, toCopy(partition, to, logs)));
        checkRoom(added, logs);
        MoveProgress watch = MoveProgress.begin(
                time.millis(),
                replicas.size(),
                bytes.values().stream().mapToLong(Long::longValue).sum());
        for (SortedMap<PartitionId, List<Integer>> batch : Batches.of(replicas, bytes)) {
            awaitOthers();
            watch = watch.batch(
                    time.millis(),
                    new MoveProgress.Remaining(
                            watch.later().partitions() - batch.size(),
                            watch.later().bytes()
                                    - batch.keySet().stream()
                                            .mapToLong(bytes::get)
                                            .sum()));
            watch = move(batch, added, before, watch);
        }
        progress.done(replicas.size() + " partitions have new replicas");
    }

    private MoveProgress move(
            SortedMap<PartitionId, List<Integer>> batch,
            Map<PartitionId, List<Integer>> added,
            Map<PartitionId, List<Integer>> before,
            MoveProgress watch) {
        MoveRecord begun = MoveRecord.of(batch, throttles(batch.keySet(), added, before));
        try {
            throttled.throttle(begun);
            moves.begin(batch);
        } catch (AdminFailure e) {
            throttled.takeBack();
            throw e;
        }
        return await(watch);
    }

    /** Cancels moves without progress, unless that would leave a partition without a leader. */
    private MoveProgress await(MoveProgress watch) {
        try {
            MoveProgress arrived = arrivals.await(throttled::own, watch);
            throttled.takeBack();
            return arrived;
        } catch (NotArriving e) {
            throw e.cancelled(cancel(throttled.own(), e.getMessage()));
        }
    }

    private Cancellation cancel(List<ReplicaMove> own, String because) {
        Cancellation cancellation = Cancellation.of(admin, own);
        store.journal("cancelled", "moves of " + cancellation.ended() + ": " + because);
        arrivals.awaitCancelled(
                () -> throttled.own().stream().map(ReplicaMove::partition).toList(), cancellation.ended());
        throttled.takeBack();
        return cancellation;
    }

    /** Cancels moves of an interrupted command to brokers that will be removed. */
    public void cancelOnto(Set<Integer> brokers) {
        List<ReplicaMove> vain = throttled.own().stream()
                .filter(move -> move.adding().stream().anyMatch(brokers::contains))
                .toList();
        if (!vain.isEmpty()) {
            Cancellation cancellation = cancel(vain, "their targets leave");
            progress.done("cancelled " + cancellation.ended().size()
                    + " moves of an interrupted command to brokers that are removed");
        }
    }

    private List<Throttles.Change> throttles(
            Set<PartitionId> batch, Map<PartitionId, List<Integer>> added, Map<PartitionId, List<Integer>> before) {
        Map<PartitionId, List<Integer>> to = new TreeMap<>(added);
        to.keySet().retainAll(batch);
        to.values().removeIf(List::isEmpty);
        Map<PartitionId, List<Integer>> from = new TreeMap<>(before);
        from.keySet().retainAll(to.keySet());
        Set<Integer> live = admin.liveBrokers();
        Set<String> topics = to.keySet().stream().map(PartitionId::topic).collect(Collectors.toSet());
        SortedMap<ThrottleSetting, String> now = moves.throttles(live, topics);
        Set<Integer> involved = new HashSet<>();
        to.values().forEach(involved::addAll);
        from.values().forEach(involved::addAll);
        if (!to.isEmpty()) {
            Throttles.kept(involved, now).stream()
                    .filter(told::add)
                    .forEach(rate -> progress.done(rate + ": set by others, so it stays in force while replicas move"));
        }
        return Throttles.plan(to, from, live, now, options.bytesPerSecond());
    }

    private Map<PartitionId, List<Integer>> before(Set<PartitionId> partitions) {
        Map<PartitionId, List<Integer>> before = new TreeMap<>();
        ClusterView view = admin.view();
        partitions.forEach(
                partition -> view.partition(partition).ifPresent(known -> before.put(partition, known.replicas())));
        return before;
    }

    private static long toCopy(PartitionId partition, List<Integer> to, Map<Integer, BrokerLogs> logs) {
        CopyProgress copy = CopyProgress.of(partition, to, logs);
        return copy.total() - copy.copied();
    }

    /** A broker with a full disk loses all of its partitions. */
    private static void checkRoom(Map<PartitionId, List<Integer>> added, Map<Integer, BrokerLogs> logs) {
        logs.forEach((broker, known) -> {
            long coming = added.entrySet().stream()
                    .filter(entry -> entry.getValue().contains(broker))
                    .mapToLong(entry -> toCopy(entry.getKey(), List.of(broker), logs))
                    .sum();
            if (known.usableBytes() >= 0 && coming > known.usableBytes()) {
                throw new Failure(
                        "Broker " + broker + " would get " + ReadableSize.of(coming)
                                + " more, and its volumes have room for " + ReadableSize.of(known.usableBytes())
                                + ". Nothing was moved.",
                        "Give it more room, or more brokers to share with.");
            }
        });
    }

    /** Whether a reassignment is in progress, or an ended one still has throttles. */
    public boolean isUnderWay() {
        return !moves.ongoing().isEmpty() || !MoveRecord.of(store).isNothing();
    }

    /** Waits for reassignments in progress, and removes their throttles if Gregor started them. */
    public void awaitOthers() {
        List<ReplicaMove> own = throttled.own();
        if (!own.isEmpty()) {
            progress.done("going on with " + own.size() + " replica moves that an interrupted command has begun");
            if (throttled.changeRates(options.bytesPerSecond())) {
                progress.done("they may now take " + ReadableSize.of(options.bytesPerSecond()) + "/s of each broker");
            }
            await(MoveProgress.of(time.millis(), own.size()));
        } else {
            throttled.takeBack();
        }
        List<ReplicaMove> others = moves.ongoing();
        if (!others.isEmpty()) {
            progress.done("waiting for the moves of " + others.size() + " partitions that another tool has begun: "
                    + Failure.named(others.stream().map(ReplicaMove::partition).toList(), 5));
            try {
                arrivals.await(moves::ongoing, MoveProgress.of(time.millis(), others.size()));
            } catch (NotArriving e) {
                throw e.ofOthers();
            }
        }
    }
}
