package ai.voicecore.gregor.testing;

import ai.voicecore.gregor.settings.Definitions;
import ai.voicecore.gregor.settings.Kind;
import ai.voicecore.gregor.settings.ReleaseSettings;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.config.ConfigDef;

/** A release that refuses segments smaller than 1 MiB, as Kafka 4 does. */
public final class StrictRelease implements ReleaseSettings, Definitions {
    @Override
    public String version() {
        return "4.3.1";
    }

    @Override
    public Definitions of(Kind kind) {
        return this;
    }

    @Override
    public Set<String> names() {
        return Set.of("segment.bytes", "log.segment.bytes", "consumer_byte_rate");
    }

    @Override
    public Optional<ConfigDef.Type> type(String name) {
        return names().contains(name) ? Optional.of(ConfigDef.Type.INT) : Optional.empty();
    }

    @Override
    public Optional<String> problem(String name, String value) {
        return name.endsWith("segment.bytes") && Integer.parseInt(value) < 1 << 20
                ? Optional.of("Value must be at least 1048576")
                : Optional.empty();
    }

    @Override
    public Optional<String> problem(Map<String, String> settings) {
        return settings.containsKey("torn") ? Optional.of("these contradict each other.") : Optional.empty();
    }
}
