package ai.voicecore.gregor.settings;

import ai.voicecore.gregor.spec.Problem;
import ai.voicecore.gregor.spec.yaml.Suggestion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Suggestions for an unknown setting name. */
record NameSuggestion(ReleaseSettings release) {
    /**
     * Settings that Kafka 3 had and Kafka 4 removed, in addition to those that begin with {@code zookeeper.} (KAFKA-17611,
     * KIP-1013, KIP-1030).
     */
    private static final Set<String> REMOVED = Set.of(
            "broker.id.generation.enable",
            "control.plane.listener.name",
            "inter.broker.protocol.version",
            "leader.imbalance.per.broker.percentage",
            "log.message.downconversion.enable",
            "log.message.format.version",
            "log.message.timestamp.difference.max.ms",
            "message.downconversion.enable",
            "message.format.version",
            "message.timestamp.difference.max.ms",
            "offsets.commit.required.acks",
            "delegation.token.master.key",
            "reserved.broker.max.id");

    /**
     * The broker setting that is the default of a topic setting ({@code ServerTopicConfigSynonyms}). Settings that are not
     * listed have the same name, or the topic's name with the prefix {@code log.}.
     */
    private static final Map<String, String> RENAMED = Map.ofEntries(
            Map.entry("delete.retention.ms", "log.cleaner.delete.retention.ms"),
            Map.entry("file.delete.delay.ms", "log.segment.delete.delay.ms"),
            Map.entry("flush.messages", "log.flush.interval.messages"),
            Map.entry("flush.ms", "log.flush.interval.ms"),
            Map.entry("max.compaction.lag.ms", "log.cleaner.max.compaction.lag.ms"),
            Map.entry("max.message.bytes", "message.max.bytes"),
            Map.entry("min.cleanable.dirty.ratio", "log.cleaner.min.cleanable.ratio"),
            Map.entry("min.compaction.lag.ms", "log.cleaner.min.compaction.lag.ms"),
            Map.entry("segment.index.bytes", "log.index.size.max.bytes"),
            Map.entry("segment.jitter.ms", "log.roll.jitter.ms"),
            Map.entry("segment.ms", "log.roll.ms"));

    /** For these, {@code .ms} is the finer unit. */
    private static final Map<String, String> COARSER_UNITS = Map.of(
            "log.retention.hours", "retention.ms",
            "log.retention.minutes", "retention.ms",
            "log.roll.hours", "segment.ms",
            "log.roll.jitter.hours", "segment.jitter.ms");

    private static final Map<String, String> BROKER_TO_TOPIC =
            RENAMED.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));

    Problem ofBrokers(String path, String name) {
        if (release.of(Kind.TOPIC).type(name).isPresent()) {
            return Problem.of(
                    path,
                    "is a topic's setting, and `config` is of the brokers.",
                    firstDefined(release.of(Kind.BROKER), RENAMED.getOrDefault(name, "log." + name), name)
                            .map(broker -> "The brokers' default for it is `" + broker
                                    + "`; a topic has its own in its own `config`.")
                            .orElse("Write it in the `config` of the topic."));
        }
        return elsewhere(path, name, "a broker's")
                .orElseGet(() -> Problem.of(
                        path,
                        "is not a setting that Kafka " + release.version() + " knows.",
                        nearest(name, Kind.BROKER).map(near -> near + " ").orElse("")
                                + "If a plug-in reads it, name it in `unknownConfig` as well."));
    }

    Problem ofTopic(String path, String name) {
        if (release.of(Kind.BROKER).type(name).isPresent()) {
            String renamed = BROKER_TO_TOPIC.getOrDefault(name, COARSER_UNITS.getOrDefault(name, name));
            return Problem.of(
                    path,
                    "is a broker's setting, and this is the `config` of a topic.",
                    firstDefined(release.of(Kind.TOPIC), renamed, renamed.replaceFirst("^log\\.", ""))
                            .map(topic -> "A topic's own is `" + topic + "`"
                                    + (name.endsWith(".ms") || !topic.endsWith(".ms") ? "." : ", in milliseconds."))
                            .orElse("Write it in the `config` of the whole spec."));
        }
        return elsewhere(path, name, "a topic's")
                .orElseGet(
                        () -> Problem.of(
                                path,
                                "is not a setting of topics that Kafka " + release.version() + " knows.",
                                nearest(name, Kind.TOPIC)
                                        .orElse(
                                                "Correct it, or remove it; Kafka refuses a topic with a setting it does not know.")));
    }

    /** Whether a name is similar to none of Kafka's broker settings, and so may belong to a plug-in. */
    boolean resemblesNone(String name) {
        return release.of(Kind.TOPIC).type(name).isEmpty()
                && elsewhere("", name, "").isEmpty()
                && nearest(name, Kind.BROKER).isEmpty();
    }

    /** A setting of an earlier Kafka, or of clients, whose settings often have similar names. */
    private Optional<Problem> elsewhere(String path, String name, String here) {
        boolean removed = REMOVED.contains(name) || name.startsWith("zookeeper.");
        if (removed && !release.version().startsWith("3.")) {
            return Optional.of(Problem.of(
                    path,
                    "is a setting of Kafka 3; Kafka " + release.version() + " does not have it any more.",
                    "Remove it: without it the cluster is the same."));
        }
        List<Kind> kinds = Stream.of(Kind.PRODUCER, Kind.CONSUMER, Kind.ADMIN, Kind.CONNECT)
                .filter(kind -> release.of(kind).type(name).isPresent())
                .toList();
        return kinds.isEmpty()
                ? Optional.empty()
                : Optional.of(Problem.of(
                        path,
                        "is a " + kinds.stream().map(Kind::word).collect(Collectors.joining("'s or a "))
                                + "'s setting, not " + here + ".",
                        "Remove it here, and set it in the client itself."));
    }

    private Optional<String> nearest(String name, Kind kind) {
        Set<String> known = new TreeSet<>(release.of(kind).names());
        known.removeIf(internal -> internal.startsWith("internal.") || internal.startsWith("unstable."));
        return Suggestion.question(name, known);
    }

    private static Optional<String> firstDefined(Definitions definitions, String... names) {
        return Stream.of(names)
                .filter(name -> definitions.type(name).isPresent())
                .findFirst();
    }
}
