package ai.voicecore.gregor.topics;

import ai.voicecore.gregor.settings.UntypedValueComparison;
import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.snapshot.TopicSnapshot;
import ai.voicecore.gregor.spec.PlatformTopics.TopicRequirement;
import ai.voicecore.gregor.spec.TopicSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The difference between declared and existing topics.
 *
 * @param changes what makes them equal, in a safe order
 * @param undeclared existing topics that are not declared; kept unless pruned
 */
public record TopicDiff(List<TopicChange> changes, List<TopicChange> undeclared) {
    /** Reassignments set and remove these settings. */
    private static final Set<String> REASSIGNMENT_SETTINGS =
            Set.of("leader.replication.throttled.replicas", "follower.replication.throttled.replicas");

    private static final String MIN_INSYNC = "min.insync.replicas";
    /** Compares topics; the overrides are topic → settings of the topic itself. */
    public static TopicDiff of(
            List<TopicSpec> declared, ClusterSnapshot actual, Map<String, SortedMap<String, String>> overrides) {
        return of(declared, actual, overrides, actual.brokers().size());
    }

    /** Compares topics for a cluster that will have this number of brokers. */
    public static TopicDiff of(
            List<TopicSpec> declared,
            ClusterSnapshot actual,
            Map<String, SortedMap<String, String>> overrides,
            int brokers) {
        List<TopicChange> changes = new ArrayList<>();
        List<TopicChange> undeclared = new ArrayList<>();
        for (TopicSpec topic : declared) {
            TopicSnapshot there = actual.topics().get(topic.name());
            if (there == null) {
                changes.add(new TopicChange.Create(topic));
            } else {
                changes.addAll(changes(topic, there, brokers));
                undeclared.addAll(undeclaredSettings(topic, overrides.getOrDefault(topic.name(), new TreeMap<>())));
            }
        }
        Set<String> names = declared.stream().map(TopicSpec::name).collect(Collectors.toSet());
        actual.topics().values().stream()
                .filter(topic -> !names.contains(topic.name()) && !topic.isSystemTopic())
                .forEach(topic -> undeclared.add(new TopicChange.Delete(topic.name())));
        return new TopicDiff(List.copyOf(changes), List.copyOf(undeclared));
    }

    /** Changes that make the topics of Kafka, Connect and the registry as required: replicas, partitions, policy, retention. */
    public static List<TopicChange> platforms(
            ClusterSnapshot actual, int replication, int minInSync, List<TopicRequirement> needs) {
        List<TopicChange> changes = new ArrayList<>();
        actual.topics().values().stream().filter(TopicSnapshot::internal).forEach(topic -> {
            if (topic.replication() < replication) {
                changes.add(new TopicChange.Replicate(topic.name(), topic.replication(), replication));
            }
            if (topic.minInsyncReplicas() < minInSync) {
                changes.add(new TopicChange.Configure(
                        topic.name(),
                        MIN_INSYNC,
                        String.valueOf(topic.minInsyncReplicas()),
                        String.valueOf(minInSync)));
            }
        });
        changes.addAll(needed(actual, needs));
        return changes;
    }

    /** Changes that make the nodes' own topics meet their requirements; otherwise a node does not start, or loses state. */
    public static List<TopicChange> needed(ClusterSnapshot actual, List<TopicRequirement> needs) {
        return needs.stream()
                .filter(need -> actual.topics().containsKey(need.topic()))
                .flatMap(need ->
                        needed(need, Objects.requireNonNull(actual.topics().get(need.topic()))).stream())
                .toList();
    }

    private static List<TopicChange> needed(TopicRequirement need, TopicSnapshot actual) {
        int partitions = actual.partitions().size();
        List<TopicChange> changes = new ArrayList<>();
        if (!need.suits(partitions)) {
            changes.add(new TopicChange.Impossible(
                    new TopicChange.Delete(need.topic()),
                    "has " + partitions + " partitions, and " + need.owner().word() + " does not start with more than "
                            + need.partitions().orElse(partitions),
                    need.remedy()));
        }
        need.wrong(actual.config())
                .forEach((name, value) -> changes.add(new TopicChange.Configure(
                        need.topic(), name, actual.config().getOrDefault(name, "(unset)"), value)));
        return changes;
    }

    /** The same difference after some changes turned out to be impossible. */
    public TopicDiff with(List<TopicChange> others) {
        return new TopicDiff(List.copyOf(others), undeclared);
    }

    public boolean isSame() {
        return changes.isEmpty();
    }

    public List<TopicChange.Impossible> impossible() {
        return changes.stream()
                .filter(TopicChange.Impossible.class::isInstance)
                .map(TopicChange.Impossible.class::cast)
                .toList();
    }

    private static List<TopicChange> changes(TopicSpec declared, TopicSnapshot actual, int brokers) {
        List<TopicChange> changes = new ArrayList<>(partitions(declared, actual));
        List<TopicChange> replication = replication(declared, actual, brokers);
        boolean stuck = replication.stream().anyMatch(TopicChange.Impossible.class::isInstance);
        // The declared settings belong to the declared replicas, not to the existing ones.
        List<TopicChange> settings = settings(declared, actual).stream()
                .filter(change -> !(stuck
                        && change instanceof TopicChange.Configure set
                        && set.name().equals(MIN_INSYNC)))
                .toList();
        // During a change a topic must never require more in-sync replicas than it has.
        boolean fewer = declared.replication() < actual.replication();
        changes.addAll(fewer ? settings : replication);
        changes.addAll(fewer ? replication : settings);
        return changes;
    }

    private static List<TopicChange> partitions(TopicSpec declared, TopicSnapshot actual) {
        int from = actual.partitions().size();
        int to = declared.partitions();
        if (to > from) {
            return List.of(new TopicChange.AddPartitions(declared.name(), from, to));
        }
        return to == from
                ? List.of()
                : List.of(new TopicChange.Impossible(
                        new TopicChange.AddPartitions(declared.name(), from, to),
                        "partitions " + from + " → " + to + ", and Kafka cannot take partitions away",
                        "Declare " + from + ", or make a new topic and copy the records."));
    }

    private static List<TopicChange> settings(TopicSpec declared, TopicSnapshot actual) {
        List<TopicChange> changes = new ArrayList<>();
        declared.config().forEach((name, value) -> {
            String now = actual.config().getOrDefault(name, "(unset)");
            // Kafka returns values in its own notation: 0.5 for 0.50, compact,delete without a blank.
            if (!UntypedValueComparison.same(name, now, value)) {
                changes.add(new TopicChange.Configure(declared.name(), name, now, value));
            }
        });
        return changes;
    }

    private static List<TopicChange> replication(TopicSpec declared, TopicSnapshot actual, int brokers) {
        int to = declared.replication();
        List<Integer> sizes = actual.partitions().stream()
                .map(partition -> partition.replicas().size())
                .filter(size -> size != to)
                .toList();
        if (sizes.isEmpty()) {
            return List.of();
        }
        int from = sizes.getFirst();
        TopicChange.Replicate wanted = new TopicChange.Replicate(declared.name(), from, to);
        if (to > brokers) {
            return List.of(new TopicChange.Impossible(
                    wanted,
                    "replication " + from + " → " + to + " with " + brokers + " brokers",
                    "Add brokers first."));
        }
        boolean sound = actual.partitions().stream()
                .noneMatch(partition -> partition.isOffline() || partition.isUnderReplicated());
        return List.of(
                sound
                        ? wanted
                        : new TopicChange.Impossible(
                                wanted,
                                "replication " + from + " → " + to + " while replicas are out of sync",
                                "Wait until {gregor validate} holds, then repeat the command."));
    }

    private static List<TopicChange> undeclaredSettings(TopicSpec declared, SortedMap<String, String> set) {
        return set.entrySet().stream()
                .filter(entry -> !declared.config().containsKey(entry.getKey())
                        && !REASSIGNMENT_SETTINGS.contains(entry.getKey())
                        && !entry.getKey().equals(MIN_INSYNC))
                .<TopicChange>map(entry -> new TopicChange.Reset(declared.name(), entry.getKey(), entry.getValue()))
                .toList();
    }
}
