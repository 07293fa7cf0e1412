package ai.voicecore.gregor.access;

import java.util.Map;

/**
 * The addresses, protocol, trust and identity by which a cluster is reached. Clients of the brokers, of Connect, of the
 * registry and of the nodes' HTTP endpoints are all made from this value.
 *
 * @param bootstrapServers {@code HOST:PORT}, comma-separated
 * @param kafka Kafka client properties for protocol, trust and identity: {@code security.protocol}, {@code ssl.*}, {@code
 *     sasl.*}; may contain secrets, so never print it
 * @param rest protocol of HTTP requests
 */
public record Access(String bootstrapServers, Map<String, String> kafka, Transport rest) {
    public static final String PROTOCOL = "security.protocol";

    public Access {
        kafka = Map.copyOf(kafka);
    }

    /** Access to a cluster without encryption or authentication. */
    public static Access plain(String bootstrapServers) {
        return new Access(bootstrapServers, Map.of(PROTOCOL, Transport.PLAIN.protocol()), Transport.PLAIN);
    }

    /** The same access with other addresses. */
    public Access at(String addresses) {
        return new Access(addresses, kafka, rest);
    }

    @Override
    public String toString() {
        return bootstrapServers + " (" + kafka.getOrDefault(PROTOCOL, Transport.PLAIN.protocol()) + ")";
    }
}
