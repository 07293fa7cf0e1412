package ai.voicecore.gregor.moving;

import ai.voicecore.gregor.admin.ClusterAdmin;
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

/** Gregor's moves and their throttles: saved before they are set, and removed later. */
public record ThrottledMoves(ClusterAdmin admin, MoveMemory store) {
    /** The moves in progress that Gregor started. */
    public List<ReplicaMove> own() {
        MoveRecord begun = MoveRecord.of(store);
        return begun.isNothing()
                ? List.of()
                : admin.moves().ongoing().stream().filter(begun::has).toList();
    }

    /** Saves what will be moved and set, and sets the throttles; earlier moves in progress stay saved. */
    void throttle(MoveRecord begun) {
        begun.and(MoveRecord.of(store)).remember(store);
        Map<ThrottleSetting, Optional<String>> values = new HashMap<>();
        begun.throttles().forEach(change -> values.put(change.setting(), Optional.of(change.set())));
        admin.moves().throttle(values);
    }

    /** Whether the rate of moves in progress was changed: an interrupted command may have used another one. */
    boolean changeRates(long bytesPerSecond) {
        List<Throttles.Change> possible = possible(MoveRecord.of(store));
        List<Throttles.Change> changes = Throttles.otherRates(possible, now(possible), bytesPerSecond);
        if (!changes.isEmpty()) {
            throttle(MoveRecord.of(new TreeMap<>(), changes));
        }
        return !changes.isEmpty();
    }

    /**
     * Removes the throttles of moves that have ended in any way; does nothing while one is in progress. Throttles of a
     * broker that does not run stay saved until it does.
     *
     * @return whether a throttle was removed
     */
    public boolean takeBack() {
        MoveRecord begun = MoveRecord.of(store);
        if (begun.isNothing() || !own().isEmpty()) {
            return false;
        }
        List<Throttles.Change> possible = possible(begun);
        Map<ThrottleSetting, Optional<String>> undone = Throttles.undo(possible, now(possible));
        admin.moves().throttle(undone);
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

    /** A deleted topic has no settings. */
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
        return admin.moves().throttles(brokers, topics);
    }
}
