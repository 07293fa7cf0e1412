package ai.voicecore.gregor.cli.wiring;

import ai.voicecore.gregor.spec.ClusterSpec;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/** Kafka's cluster ids: 16 bytes as URL-safe Base64, as {@code kafka-storage random-uuid} makes them. */
public final class ClusterIds {
    private ClusterIds() {}

    static String random() {
        String id = encoded(UUID.randomUUID());
        // Kafka's tools would parse a leading dash as an option.
        return id.startsWith("-") ? random() : id;
    }

    /**
     * The id of a cluster on Kubernetes depends only on its spec, so that manifests rendered twice are identical, and
     * deploy finds the expected id in a cluster that was created from them.
     */
    public static String of(ClusterSpec spec) {
        return named(spec.kubernetes().namespace() + "/" + spec.name());
    }

    private static String named(String name) {
        String id = encoded(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
        return id.startsWith("-") ? named(name + "'") : id;
    }

    private static String encoded(UUID uuid) {
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
