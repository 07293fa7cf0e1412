package ai.voicecore.gregor.cli.wiring;

import ai.voicecore.gregor.spec.ClusterSpec;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.common.Uuid;

/** Kafka's cluster ids: 16 bytes as URL-safe Base64, as {@code kafka-storage random-uuid} makes them. */
public final class ClusterIds {
    private ClusterIds() {}

    /**
     * The id of a cluster on Kubernetes depends only on its spec, so that manifests rendered twice are identical, and
     * deploy finds the expected id in a cluster that was created from them.
     */
    public static String of(ClusterSpec spec) {
        return named(spec.kubernetes().namespace() + "/" + spec.name());
    }

    private static String named(String name) {
        UUID uuid = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        String id = new Uuid(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits()).toString();
        // Kafka's tools would parse a leading dash as an option.
        return id.startsWith("-") ? named(name + "'") : id;
    }
}
