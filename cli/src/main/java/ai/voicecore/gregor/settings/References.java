package ai.voicecore.gregor.settings;

import ai.voicecore.gregor.spec.Problem;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** References to config providers in broker settings, as {@code ${env:THREADS}}: only the node can resolve them (KIP-421). */
final class References {
    static final String PROVIDERS = "config.providers";

    /** The syntax of Kafka's ConfigTransformer: a provider, an optional path, a key. */
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}:]+):(?:[^}]*?:)?[^}]+}");

    private final Set<String> providers;

    References(Map<String, String> config) {
        this.providers = providers(config).collect(Collectors.toSet());
    }

    static Stream<String> providers(Map<String, String> config) {
        return Stream.of(config.getOrDefault(PROVIDERS, "").split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty());
    }

    /** Whether a value contains a reference. */
    boolean any(String value) {
        return named(value).anyMatch(providers::contains);
    }

    /** A reference that the node would not resolve: Kafka uses the text unchanged. */
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

    /** Settings of a provider that is not listed are not read. */
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
