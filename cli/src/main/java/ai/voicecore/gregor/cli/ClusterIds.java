package ai.voicecore.gregor.cli;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/** Kafka's cluster ids: 16 bytes as URL-safe Base64, as {@code kafka-storage random-uuid} makes them. */
final class ClusterIds {
    private ClusterIds() {}

    static String random() {
        String id = encoded(UUID.randomUUID());
        // Kafka's tools take a leading dash for an option.
        return id.startsWith("-") ? random() : id;
    }

    /** Always the same for a name, so that files that are written twice are the same twice. */
    static String named(String name) {
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
