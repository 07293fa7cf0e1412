package ai.voicecore.gregor.platform.kubernetes.manifest;

import ai.voicecore.gregor.topology.LiveSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares pod templates. Pure. */
public final class Templates {
    private Templates() {}

    /**
     * Whether pods of one template need no restart for the other: the templates differ at most in settings that running
     * brokers apply in another way.
     *
     * @param one a template as JSON, in maps and lists
     */
    public static boolean areAlike(Object one, Object other) {
        return others(one).equals(others(other));
    }

    private static Object others(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<Object, Object> copy = new LinkedHashMap<>();
                map.forEach((key, inner) -> copy.put(key, others(inner)));
                yield copy;
            }
            case List<?> list ->
                list.stream()
                        .filter(element -> !isLive(element))
                        .map(Templates::others)
                        .toList();
            default -> value;
        };
    }

    private static boolean isLive(Object variable) {
        return variable instanceof Map<?, ?> map
                && map.get("name") instanceof String name
                && LiveSettings.isVariable(name);
    }
}
