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
import java.util.TreeSet;

/** Computes events from observations. Pure; observations are added in order. */
public final class Timeline {
    private final List<Observation> moments = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private long elections;

    /**
     * A change.
     *
     * @param at time since the fault
     */
    public record Event(Duration at, String what) {}

    /** Returns the changes since the previous observation. */
    public List<Event> add(Observation now) {
        List<Event> changes = new ArrayList<>();
        if (!moments.isEmpty()) {
            Observation before = moments.getLast();
            nodes(before, now, changes);
            leaders(before.leaders(), now.leaders(), now.at(), changes);
            partitions(before.view(), now.view(), now.at(), changes);
        }
        moments.add(now);
        events.addAll(changes);
        return changes;
    }

    /** Adds an action of the drill. */
    public void note(Duration at, String what) {
        events.add(new Event(at, what));
    }

    private static void nodes(Observation before, Observation now, List<Event> changes) {
        TreeSet<String> names = new TreeSet<>(before.notReady().keySet());
        names.addAll(now.notReady().keySet());
        for (String name : names) {
            String was = before.notReady().getOrDefault(name, "ready");
            String is = now.notReady().getOrDefault(name, "ready");
            if (!was.equals(is)) {
                changes.add(new Event(now.at(), name + " is " + is));
            }
        }
    }

    private static void leaders(
            SortedMap<String, String> before, SortedMap<String, String> now, Duration at, List<Event> changes) {
        TreeSet<String> roles = new TreeSet<>(before.keySet());
        roles.addAll(now.keySet());
        for (String role : roles) {
            String was = before.getOrDefault(role, "nobody");
            String is = now.getOrDefault(role, "nobody");
            if (!was.equals(is)) {
                changes.add(new Event(at, role + ": " + was + " → " + is));
            }
        }
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

    /** All changes and actions, in order. */
    public List<Event> events() {
        return List.copyOf(events);
    }

    /** Number of leader changes. */
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

    /** Maximum number of under-replicated partitions. */
    public long mostUnderReplicated() {
        return moments.stream()
                .mapToLong(moment -> moment.view().underReplicated())
                .max()
                .orElse(0);
    }
}
