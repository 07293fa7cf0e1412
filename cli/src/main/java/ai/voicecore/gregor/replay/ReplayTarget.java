package ai.voicecore.gregor.replay;

import ai.voicecore.gregor.admin.SchemaRegistry;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * Where a replay sends to.
 *
 * @param client what every Kafka client needs to connect: {@code bootstrap.servers}, and {@code security.*},
 *     {@code sasl.*} and {@code ssl.*} where the listeners ask for them; never printed
 * @param registry the cluster's schema registry
 * @param exactlyOnce the topics that are written in transactions; the others by an idempotent producer
 */
public record ReplayTarget(Map<String, String> client, SchemaRegistry registry, Set<String> exactlyOnce) {
    public ReplayTarget {
        client = Map.copyOf(client);
        exactlyOnce = Set.copyOf(exactlyOnce);
    }

    /** A cluster whose listeners ask for nothing. */
    public static ReplayTarget plaintext(String bootstrapServers, SchemaRegistry registry, Set<String> exactlyOnce) {
        return new ReplayTarget(
                Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers), registry, exactlyOnce);
    }

    String bootstrapServers() {
        return client.getOrDefault(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, "(no bootstrap.servers)");
    }

    /** Secrets may be among the client's properties. */
    @Override
    public String toString() {
        return "ReplayTarget[" + bootstrapServers() + ", exactlyOnce=" + exactlyOnce + "]";
    }
}
