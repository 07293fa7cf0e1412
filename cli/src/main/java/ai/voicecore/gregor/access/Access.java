package ai.voicecore.gregor.access;

import java.util.Comparator;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

    /** Shown instead of a secret. */
    public static final String HIDDEN = "[hidden]";

    /** How settings are called, and options of login modules, whose values are secrets. */
    private static final String NAME = "[\\w.-]*(?:pass|pwd|secret|token|credential|key)[\\w.-]*";

    private static final Pattern SECRET_NAME = Pattern.compile(NAME + "|.*jaas\\.config", Pattern.CASE_INSENSITIVE);
    /** As {@code password="…"}. */
    private static final Pattern OPTION =
            Pattern.compile(NAME + "\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s;]+))", Pattern.CASE_INSENSITIVE);

    public Access {
        kafka = Map.copyOf(kafka);
    }

    /** Access to a cluster without encryption or authentication. */
    public static Access plain(String bootstrapServers) {
        return new Access(bootstrapServers, Map.of(PROTOCOL, Transport.PLAIN.protocol()), Transport.PLAIN);
    }

    /** Whether the value of this setting is a secret, by its name. */
    public static boolean isSecret(String setting) {
        return SECRET_NAME.matcher(setting).matches();
    }

    public Access at(String addresses) {
        return new Access(addresses, kafka, rest);
    }

    /** A text that may come from Kafka's clients, without the secrets that they were given. */
    public String withoutSecrets(String text) {
        return kafka.entrySet().stream()
                .filter(setting -> isSecret(setting.getKey()))
                .map(Map.Entry::getValue)
                .flatMap(Access::parts)
                .filter(secret -> !secret.isBlank())
                // The longest first: one secret may be a part of another.
                .sorted(Comparator.comparingInt(String::length).reversed())
                .reduce(
                        text,
                        (shown, secret) -> shown.replaceAll("(?<!\\w)" + Pattern.quote(secret) + "(?!\\w)", HIDDEN));
    }

    /** The whole value, and what a login module's options say in it. */
    private static Stream<String> parts(String value) {
        return Stream.concat(
                Stream.of(value),
                OPTION.matcher(value)
                        .results()
                        .flatMap(
                                option -> Stream.of(1, 2, 3).flatMap(group -> Stream.ofNullable(option.group(group)))));
    }

    public String protocol() {
        return kafka.getOrDefault(PROTOCOL, Transport.PLAIN.protocol());
    }

    @Override
    public String toString() {
        return bootstrapServers + " (" + protocol() + ")";
    }
}
