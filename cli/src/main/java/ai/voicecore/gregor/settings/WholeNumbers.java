package ai.voicecore.gregor.settings;

import java.util.Map;
import java.util.OptionalLong;

/** Settings that are whole numbers, as Kafka reads them: leading zeros are taken, unlike in a spec. */
final class WholeNumbers {
    private WholeNumbers() {}

    /** Empty where the setting is not given, is no whole number, or stands for one that only the node knows (KIP-421). */
    static OptionalLong of(Map<String, String> settings, String name) {
        String value = settings.getOrDefault(name, "").strip();
        return value.matches("[-+]?[0-9]{1,18}") ? OptionalLong.of(Long.parseLong(value)) : OptionalLong.empty();
    }
}
