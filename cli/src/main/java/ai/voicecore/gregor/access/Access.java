package ai.voicecore.gregor.access;

import java.util.Map;

/**
 * How a cluster is reached. Whatever talks to its brokers, to Connect, to the registry or to the nodes' own pages is made from
 * this value.
 *
 * @param bootstrapServers {@code HOST:PORT}, several parted by commas
 * @param kafka protocol, trust and identity as Kafka's clients are told: {@code security.protocol}, {@code ssl.*},
 *     {@code sasl.*}, and what else a user gives for them; may hold secrets, and is never printed
 * @param rest what carries HTTP
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

    /** A text that may come from Kafka's clients, without the secrets that they were given. */
    public String withoutSecrets(String text) {
        return Secrets.hidden(kafka, text);
    }

    public String protocol() {
        return kafka.getOrDefault(PROTOCOL, Transport.PLAIN.protocol());
    }

    @Override
    public String toString() {
        return bootstrapServers + " (" + protocol() + ")";
    }
}
