package ai.voicecore.gregor.topology;

import java.util.SortedMap;
import java.util.TreeMap;

/** Client settings from VoiceCore's documents, with the cluster's addresses. */
public final class ClientSettings {
    private ClientSettings() {}

    /**
     * The text of a properties file for Kafka clients: safe (acks=all, idempotent, read committed) and batched (snappy, linger
     * 10 ms).
     */
    public static String file(Topology topology) {
        SortedMap<String, String> settings = new TreeMap<>();
        settings.put("bootstrap.servers", topology.bootstrapServers());
        settings.put("acks", "all");
        settings.put("enable.idempotence", "true");
        settings.put("compression.type", "snappy");
        settings.put("linger.ms", "10");
        settings.put("isolation.level", "read_committed");
        topology.registryUrl().ifPresent(url -> settings.put("schema.registry.url", url));
        StringBuilder text = new StringBuilder("# Settings for clients of this cluster, written by gregor deploy.\n");
        settings.forEach((name, value) -> text.append(name + "=" + value + "\n"));
        return text.toString();
    }
}
