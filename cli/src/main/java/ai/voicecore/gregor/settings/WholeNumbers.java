package ai.voicecore.gregor.settings;

import java.util.Map;
import java.util.OptionalLong;

/** Integer settings, parsed as Kafka does: leading zeros are allowed, unlike in a spec. */
final class WholeNumbers {
    private WholeNumbers() {}

    /** Empty if the setting is missing, is not an integer, or is a reference that only the node can resolve (KIP-421). */
    static OptionalLong of(Map<String, String> settings, String name) {
        String value = settings.getOrDefault(name, "").strip();
        return value.matches("[-+]?[0-9]{1,18}") ? OptionalLong.of(Long.parseLong(value)) : OptionalLong.empty();
    }
}
