package ai.voicecore.gregor.topology;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Client settings from VoiceCore's documents, with the cluster's addresses. */
public final class ClientSettings {
    private ClientSettings() {}

    /** Kafka client properties: safe (acks=all, idempotent, read committed) and batched (snappy, linger 10 ms). */
    public static SortedMap<String, String> of(Topology topology) {
        SortedMap<String, String> settings = new TreeMap<>();
        settings.put("bootstrap.servers", topology.bootstrapServers());
        settings.put("acks", "all");
        settings.put("enable.idempotence", "true");
        settings.put("compression.type", "snappy");
        settings.put("linger.ms", "10");
        settings.put("isolation.level", "read_committed");
        topology.registryUrl().ifPresent(url -> settings.put("schema.registry.url", url));
        return settings;
    }

    /** The same as the text of a properties file. */
    public static String file(Topology topology) {
        return of(topology).entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining(
                        "", "# Settings for clients of this cluster, written by gregor deploy.\n", ""));
    }
}
