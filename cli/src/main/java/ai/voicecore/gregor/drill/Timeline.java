package ai.voicecore.gregor.drill;

import ai.voicecore.gregor.snapshot.ClusterView;
import ai.voicecore.gregor.snapshot.PartitionSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Computes events from observations. Pure; observations are added in order. */
public final class Timeline {
    private final List<Observation> moments = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private long elections;

    /** A change, and its time since the fault. */
    public record Event(Duration at, String what) {}

    /** Returns the changes since the previous observation. */
    public List<Event> add(Observation now) {
        List<Event> changes = new ArrayList<>();
        if (!moments.isEmpty()) {
            Observation before = moments.getLast();
            changes(before.notReady(), now.notReady(), "ready")
                    .forEach((node, change) -> changes.add(new Event(now.at(), node + " is " + change.is())));
            changes(before.leaders(), now.leaders(), "none")
                    .forEach((role, change) ->
                            changes.add(new Event(now.at(), role + ": " + change.was() + " → " + change.is())));
            partitions(before.view(), now.view(), now.at(), changes);
        }
        moments.add(now);
        events.addAll(changes);
        return changes;
    }

    public void note(Duration at, String what) {
        events.add(new Event(at, what));
    }

    private record Change(String was, String is) {}

    private static SortedMap<String, Change> changes(
            SortedMap<String, String> before, SortedMap<String, String> now, String otherwise) {
        SortedMap<String, Change> changes = new TreeMap<>();
        Stream.of(before, now)
                .flatMap(map -> map.keySet().stream())
                .forEach(key -> changes.put(
                        key, new Change(before.getOrDefault(key, otherwise), now.getOrDefault(key, otherwise))));
        changes.values().removeIf(change -> change.was().equals(change.is()));
        return changes;
    }

    private void partitions(ClusterView before, ClusterView now, Duration at, List<Event> changes) {
        long moved = moved(before, now);
        if (moved > 0) {
            elections += moved;
            changes.add(new Event(at, moved + " partitions have another leader"));
        }
        if (before.offline() != now.offline()) {
            changes.add(new Event(at, now.offline() + " partitions without a leader"));
        }
        if (before.underReplicated() != now.underReplicated()) {
            changes.add(
                    new Event(at, now.underReplicated() + " of " + now.partitions() + " partitions under-replicated"));
        }
    }

    private static long moved(ClusterView before, ClusterView now) {
        Map<String, Integer> leaders = new HashMap<>();
        before.topics()
                .forEach((topic, partitions) -> partitions.forEach(
                        partition -> leaders.put(topic + "-" + partition.partition(), partition.leader())));
        long moved = 0;
        for (Map.Entry<String, List<PartitionSnapshot>> topic : now.topics().entrySet()) {
            for (PartitionSnapshot partition : topic.getValue()) {
                Integer was = leaders.get(topic.getKey() + "-" + partition.partition());
                moved += was != null && !partition.isOffline() && was != partition.leader() ? 1 : 0;
            }
        }
        return moved;
    }

    public List<Event> events() {
        return List.copyOf(events);
    }

    public long elections() {
        return elections;
    }

    /** Since when no effect of the fault is visible without interruption; empty if one is. */
    public Optional<Duration> calmSince() {
        Optional<Duration> since = Optional.empty();
        for (Observation moment : moments.reversed()) {
            if (!moment.isCalm()) {
                return since;
            }
            since = Optional.of(moment.at());
        }
        return since;
    }

    public long mostUnderReplicated() {
        return moments.stream()
                .mapToLong(moment -> moment.view().underReplicated())
                .max()
                .orElse(0);
    }
}
