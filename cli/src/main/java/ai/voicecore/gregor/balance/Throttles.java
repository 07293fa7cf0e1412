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
 * Which settings bound what a move takes (KIP-73), and how they are taken back without touching those of others. Pure.
 *
 * <p>A rate that somebody has set already stays in force: it may be there to protect a broker. A list of throttled replicas
 * is made longer, and shorter again.
 */
public final class Throttles {
    /** Every replica of the topic. */
    private static final String ALL = "*";

    private Throttles() {}

    /**
     * A setting that was changed.
     *
     * @param before its value until then; null if it had none
     */
    public record Change(ThrottleSetting setting, @Nullable String before, String set) {}

    /**
     * What to set before replicas are copied.
     *
     * @param to partition → brokers that will fetch it
     * @param from partition → brokers that may lead it meanwhile
     * @param live brokers that can be asked: a dead one neither takes a setting nor sends a byte
     * @param now what is set, see {@link ai.voicecore.gregor.snapshot.ThrottleSetting}
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

    /** The value of a rate, whether it is set on the broker itself or on the default of all. */
    private static Optional<String> inForce(ThrottleSetting rate, SortedMap<ThrottleSetting, String> now) {
        return Optional.ofNullable(now.get(rate))
                .or(() -> Optional.ofNullable(now.get(ThrottleSetting.broker("", rate.name()))));
    }

    /** The rates of brokers that others have set, and that stay in force; for people. */
    public static List<String> kept(Collection<Integer> brokers, SortedMap<ThrottleSetting, String> now) {
        return now.entrySet().stream()
                .filter(entry -> entry.getKey().kind() == ThrottleSetting.Kind.BROKER)
                .filter(entry -> entry.getKey().of().isEmpty()
                        || brokers.contains(Integer.parseInt(entry.getKey().of())))
                .map(entry -> entry.getKey() + " is " + entry.getValue())
                .toList();
    }

    /**
     * What to set so that rates that were set are others; those that somebody has changed since stay theirs.
     *
     * @param own the changes that were made
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
     * What has to be set for changes to be undone.
     *
     * @param changes the latest first: a setting may have been changed more than once
     * @param now what is set
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
     * What has to be set for a change to be undone; nothing where others have undone or replaced it.
     *
     * @param now the value that it has; null if it has none
     * @return the setting's value from then on, empty to take it away; no entry where nothing is to be done
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

    /** Others have changed the list meanwhile: only what was added to it is taken out. */
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
