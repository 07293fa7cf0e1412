package ai.voicecore.gregor.moving;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.admin.PartitionMoves;
import ai.voicecore.gregor.balance.Throttles;
import ai.voicecore.gregor.platform.MoveMemory;
import ai.voicecore.gregor.snapshot.ReplicaMove;
import ai.voicecore.gregor.snapshot.ThrottleSetting;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What Gregor has begun to move and has set for it: remembered before it is done, and taken back. */
public final class ThrottledMoves {
    private final ClusterAdmin admin;
    private final PartitionMoves moves;
    private final MoveMemory store;

    public ThrottledMoves(ClusterAdmin admin, MoveMemory store) {
        this.admin = admin;
        this.moves = admin.moves();
        this.store = store;
    }

    /** The moves under way that Gregor has begun. */
    public List<ReplicaMove> own() {
        MoveRecord begun = MoveRecord.of(store);
        return begun.isNothing()
                ? List.of()
                : moves.ongoing().stream().filter(begun::has).toList();
    }

    /** Remembers what is about to be moved and set, and sets it; what is under way or not taken back yet stays remembered. */
    void throttle(MoveRecord begun) {
        begun.and(MoveRecord.of(store)).remember(store);
        Map<ThrottleSetting, Optional<String>> values = new HashMap<>();
        begun.throttles().forEach(change -> values.put(change.setting(), Optional.of(change.set())));
        moves.throttle(values);
    }

    /**
     * Has moves that are under way go at another rate: an interrupted command may have been too careful, or not enough.
     *
     * @return whether any rate was changed
     */
    boolean changeRates(long bytesPerSecond) {
        List<Throttles.Change> possible = possible(MoveRecord.of(store));
        List<Throttles.Change> changes = Throttles.otherRates(possible, now(possible), bytesPerSecond);
        if (!changes.isEmpty()) {
            throttle(MoveRecord.of(new TreeMap<>(), changes));
        }
        return !changes.isEmpty();
    }

    /**
     * Takes back what was set for moves that have ended, however they have; nothing while one of them is under way. What is
     * set on a broker that does not run stays remembered until it does.
     *
     * @return whether anything was taken back
     */
    public boolean takeBack() {
        MoveRecord begun = MoveRecord.of(store);
        if (begun.isNothing() || !own().isEmpty()) {
            return false;
        }
        List<Throttles.Change> possible = possible(begun);
        Map<ThrottleSetting, Optional<String>> undone = Throttles.undo(possible, now(possible));
        moves.throttle(undone);
        new MoveRecord(begun.version(), List.of(), begun.throttles())
                .without(possible)
                .remember(store);
        return !undone.isEmpty();
    }

    private List<Throttles.Change> possible(MoveRecord begun) {
        Set<Integer> live = admin.liveBrokers();
        return begun.throttles().stream()
                .filter(change -> change.setting().kind() == ThrottleSetting.Kind.TOPIC
                        || live.contains(Integer.parseInt(change.setting().of())))
                .toList();
    }

    /** A topic that has been deleted since has no settings. */
    private SortedMap<ThrottleSetting, String> now(List<Throttles.Change> changes) {
        Set<Integer> brokers = changes.stream()
                .filter(change -> change.setting().kind() == ThrottleSetting.Kind.BROKER)
                .map(change -> Integer.parseInt(change.setting().of()))
                .collect(Collectors.toSet());
        Set<String> topics = changes.stream()
                .filter(change -> change.setting().kind() == ThrottleSetting.Kind.TOPIC)
                .map(change -> change.setting().of())
                .collect(Collectors.toCollection(HashSet::new));
        topics.retainAll(admin.view().topics().keySet());
        return moves.throttles(brokers, topics);
    }
}
