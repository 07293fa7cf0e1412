package ai.voicecore.gregor.settings;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The broker setting that is the default of a topic setting ({@code ServerTopicConfigSynonyms}). Settings that are not
 * listed have the same name, or the topic's name with the prefix {@code log.}.
 */
final class BrokerDefaults {
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

    private BrokerDefaults() {}

    /** The brokers' default of a topic setting. */
    static Optional<String> forTopics(String setting, Definitions broker) {
        return Stream.of(RENAMED.getOrDefault(setting, "log." + setting), setting)
                .filter(name -> broker.type(name).isPresent())
                .findFirst();
    }

    /** The topic setting whose default is a broker setting. */
    static Optional<String> ofTopics(String setting, Definitions topic) {
        String back = BROKER_TO_TOPIC.getOrDefault(setting, COARSER_UNITS.getOrDefault(setting, setting));
        return Stream.of(back, back.replaceFirst("^log\\.", ""))
                .filter(name -> topic.type(name).isPresent())
                .findFirst();
    }
}
