package ai.voicecore.gregor.settings;

import ai.voicecore.gregor.spec.Problem;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** References of brokers' settings to config providers, as {@code ${env:THREADS}}: only the node knows what they stand for (KIP-421). */
final class References {
    static final String PROVIDERS = "config.providers";

    /** As Kafka's ConfigTransformer has it: a provider, perhaps a path, a key. */
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}:]+):(?:[^}]*?:)?[^}]+}");

    private final Set<String> providers;

    /** @param config all settings that the user gives the brokers */
    References(Map<String, String> config) {
        this.providers = Stream.of(config.getOrDefault(PROVIDERS, "").split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }

    /** Whether a value is another one on the node. */
    boolean any(String value) {
        return named(value).anyMatch(providers::contains);
    }

    /** A reference that the node would not resolve: Kafka takes the text as it stands. */
    Optional<Problem> problem(String path, String value) {
        return named(value)
                .filter(name -> !providers.contains(name))
                .findFirst()
                .map(name -> Problem.of(
                        path,
                        "refers to the config provider `" + name + "`, and `" + PROVIDERS + "` names none such.",
                        "Add `" + PROVIDERS + ": " + name + "` and `" + PROVIDERS + "." + name + ".class`"
                                + (name.equals("env")
                                        ? ": `org.apache.kafka.common.config.provider.EnvVarConfigProvider`."
                                        : ".")));
    }

    /** A setting of a provider that is not named is read by nobody. */
    Optional<Problem> ofProvider(String path, String setting) {
        return setting.startsWith(PROVIDERS + ".") && providers.isEmpty()
                ? Optional.of(Problem.of(
                        path,
                        "has no effect without `" + PROVIDERS + "`.",
                        "Add `" + PROVIDERS + ": "
                                + setting.substring(PROVIDERS.length() + 1).replaceFirst("\\..*", "") + "`."))
                : Optional.empty();
    }

    private static Stream<String> named(String value) {
        return REFERENCE.matcher(value).results().map((MatchResult found) -> found.group(1));
    }
}
