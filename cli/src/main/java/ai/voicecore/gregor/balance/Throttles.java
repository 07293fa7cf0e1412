package ai.voicecore.gregor.balance;

import static ai.voicecore.gregor.snapshot.ThrottleSetting.FOLLOWERS;
import static ai.voicecore.gregor.snapshot.ThrottleSetting.FOLLOWER_RATE;
import static ai.voicecore.gregor.snapshot.ThrottleSetting.LEADERS;
import static ai.voicecore.gregor.snapshot.ThrottleSetting.LEADER_RATE;

import ai.voicecore.gregor.snapshot.PartitionId;
import ai.voicecore.gregor.snapshot.ThrottleSetting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Computes the throttle settings of a reassignment (KIP-73), and how to remove them without changing settings of other
 * tools. Pure.
 *
 * <p>An existing rate stays: it may protect a broker. Entries are added to an existing list of throttled replicas, and
 * removed again.
 */
public final class Throttles {
    /** All replicas of the topic. */
    private static final String ALL = "*";

    private Throttles() {}

    /** A changed setting, and its previous value; null if it had none. */
    public record Change(ThrottleSetting setting, @Nullable String before, String set) {}

    /**
     * What to set before replicas are copied.
     *
     * @param to partition → brokers that will fetch it
     * @param from partition → brokers that may lead it meanwhile
     * @param live reachable brokers: a dead broker neither accepts a setting nor sends data
     * @param now current settings, see {@link ai.voicecore.gregor.snapshot.ThrottleSetting}
     * @param bytesPerSecond of each broker, in and out
     */
    public static List<Change> plan(
            Map<PartitionId, ? extends Collection<Integer>> to,
            Map<PartitionId, ? extends Collection<Integer>> from,
            Set<Integer> live,
            SortedMap<ThrottleSetting, String> now,
            long bytesPerSecond) {
        SortedMap<ThrottleSetting, String> wanted = new TreeMap<>();
        lists(from, LEADERS, now, wanted);
        lists(to, FOLLOWERS, now, wanted);
        Stream.concat(to.values().stream(), from.values().stream())
                .flatMap(Collection::stream)
                .filter(live::contains)
                .distinct()
                .flatMap(id -> Stream.of(LEADER_RATE, FOLLOWER_RATE)
                        .map(name -> ThrottleSetting.broker(String.valueOf(id), name)))
                .filter(rate -> inForce(rate, now).isEmpty())
                .forEach(rate -> wanted.put(rate, String.valueOf(bytesPerSecond)));
        List<Change> changes = new ArrayList<>();
        wanted.forEach((setting, value) -> {
            if (!value.equals(now.get(setting))) {
                changes.add(new Change(setting, now.get(setting), value));
            }
        });
        return changes;
    }

    private static void lists(
            Map<PartitionId, ? extends Collection<Integer>> replicas,
            String name,
            SortedMap<ThrottleSetting, String> now,
            SortedMap<ThrottleSetting, String> wanted) {
        Map<ThrottleSetting, Set<String>> lists = new HashMap<>();
        replicas.forEach((partition, brokers) -> lists.computeIfAbsent(
                        ThrottleSetting.topic(partition.topic(), name), topic -> new TreeSet<>())
                .addAll(brokers.stream()
                        .map(id -> partition.partition() + ":" + id)
                        .toList()));
        lists.forEach((setting, list) -> {
            Set<String> all = entries(now.get(setting));
            if (!all.contains(ALL) && !list.isEmpty()) {
                all.addAll(list);
                wanted.put(setting, String.join(",", all));
            }
        });
    }

    /** The effective value of a rate: of the broker itself or of the cluster-wide default. */
    private static Optional<String> inForce(ThrottleSetting rate, SortedMap<ThrottleSetting, String> now) {
        return Optional.ofNullable(now.get(rate))
                .or(() -> Optional.ofNullable(now.get(ThrottleSetting.broker("", rate.name()))));
    }

    /** Existing rates of brokers that stay in force, for messages. */
    public static List<String> kept(Collection<Integer> brokers, SortedMap<ThrottleSetting, String> now) {
        return now.entrySet().stream()
                .filter(entry -> entry.getKey().kind() == ThrottleSetting.Kind.BROKER)
                .filter(entry -> entry.getKey().of().isEmpty()
                        || brokers.contains(Integer.parseInt(entry.getKey().of())))
                .map(entry -> entry.getKey() + " is " + entry.getValue())
                .toList();
    }

    /**
     * Changes Gregor's own rates; rates that another tool has changed since stay.
     *
     * @param own the changes that Gregor made
     */
    public static List<Change> otherRates(
            List<Change> own, SortedMap<ThrottleSetting, String> now, long bytesPerSecond) {
        String rate = String.valueOf(bytesPerSecond);
        return own.stream()
                .filter(change -> change.setting().kind() == ThrottleSetting.Kind.BROKER)
                .filter(change -> !change.set().equals(rate) && change.set().equals(now.get(change.setting())))
                .map(change -> new Change(change.setting(), change.set(), rate))
                .distinct()
                .toList();
    }

    /**
     * Settings that undo these changes.
     *
     * @param changes the latest first: a setting may have changed more than once
     * @param now current settings
     */
    public static Map<ThrottleSetting, Optional<String>> undo(
            List<Change> changes, SortedMap<ThrottleSetting, String> now) {
        Map<ThrottleSetting, Optional<String>> undone = new HashMap<>();
        for (Change change : changes) {
            ThrottleSetting setting = change.setting();
            Optional<String> value = undone.getOrDefault(setting, Optional.ofNullable(now.get(setting)));
            undone.putAll(undo(change, value.orElse(null)));
        }
        return undone;
    }

    /**
     * Settings that undo one change; none if another tool has removed or replaced it.
     *
     * @param now current value; null if there is none
     * @return setting → its new value, empty to delete it; no entry if nothing is to be done
     */
    public static Map<ThrottleSetting, Optional<String>> undo(Change change, @Nullable String now) {
        if (now == null || Objects.equals(now, change.before())) {
            return Map.of();
        }
        if (now.equals(change.set())) {
            return Map.of(change.setting(), Optional.ofNullable(change.before()));
        }
        return change.setting().kind() == ThrottleSetting.Kind.TOPIC ? shorter(change, now) : Map.of();
    }

    /** Another tool has changed the list: only Gregor's own entries are removed. */
    private static Map<ThrottleSetting, Optional<String>> shorter(Change change, String now) {
        Set<String> added = entries(change.set());
        added.removeAll(entries(change.before()));
        Set<String> left = entries(now);
        return left.removeAll(added)
                ? Map.of(change.setting(), Optional.of(String.join(",", left)).filter(list -> !list.isEmpty()))
                : Map.of();
    }

    private static Set<String> entries(@Nullable String list) {
        return list == null
                ? new LinkedHashSet<>()
                : Stream.of(list.split(","))
                        .map(String::strip)
                        .filter(entry -> !entry.isEmpty())
                        .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
