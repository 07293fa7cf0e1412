package ai.voicecore.gregor.settings;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Settings that a broker passes to its plug-ins: each plug-in has its own, and no release defines them. Settings of Kafka's
 * own plug-ins are not in a {@code ConfigDef} either.
 */
record PlugIns(Map<String, String> config) {
    private static final Pattern LISTENER = Pattern.compile("listener\\.name\\.([^.]+)\\.(.+)");
    private static final Set<String> LISTENERS = Set.of("client", "replication", "controller", "external");

    /** Prefixes of Kafka's own authorizers, metrics reporters and tiered storage (KIP-405), and of common plug-ins. */
    private static final Set<String> PREFIXES =
            Set.of("authorizer.", "client.quota.", "cruise.control.", "kafka.csv.metrics.", "otel.", "prometheus.");

    private static final Set<String> NAMES = Set.of(
            "super.users",
            "allow.everyone.if.no.acl.found",
            "kafka.metrics.reporters",
            "kafka.metrics.polling.interval.secs");

    private static final Pattern CLASSES = Pattern.compile(
            ".*(\\.class|\\.classes|\\.class\\.name|\\.class\\.path|reporters|\\.callback\\.handler|interceptors)");

    /**
     * The name that the release defines for a setting: itself, or without the listener (KIP-103) and mechanism (KIP-285)
     * prefix; empty if it is not defined.
     */
    static Optional<String> defined(String name, Definitions broker) {
        Matcher listener = LISTENER.matcher(name);
        Stream<String> names = !listener.matches()
                ? Stream.of(name)
                : LISTENERS.contains(listener.group(1))
                        ? Stream.of(
                                listener.group(2),
                                listener.group(2).substring(listener.group(2).indexOf('.') + 1))
                        : Stream.empty();
        return names.filter(known -> broker.type(known).isPresent()).findFirst();
    }

    /** Whether a plug-in of Kafka or of the user may read a setting. */
    boolean mayRead(String name) {
        return NAMES.contains(name)
                || Stream.concat(PREFIXES.stream(), named().stream()).anyMatch(name::startsWith);
    }

    /** Whether a setting's value is one or more class names of plug-ins. */
    static boolean nameClasses(String setting) {
        return CLASSES.matcher(setting).matches();
    }

    /** Whether the user has plug-ins; they may read any setting. */
    boolean any() {
        return config.entrySet().stream()
                .anyMatch(setting -> nameClasses(setting.getKey())
                        && Stream.of(setting.getValue().split(",", -1))
                                .map(String::strip)
                                .anyMatch(type -> !type.isEmpty()
                                        && !type.startsWith("org.apache.kafka.")
                                        && !type.startsWith("kafka.")));
    }

    /** Prefixes that other settings define. */
    private Set<String> named() {
        Set<String> prefixes = References.providers(config)
                .map(provider -> "config.providers." + provider.toLowerCase(Locale.ROOT) + ".")
                .collect(Collectors.toSet());
        prefixes.add(config.getOrDefault("remote.log.storage.manager.impl.prefix", "rsm.config."));
        prefixes.add(config.getOrDefault("remote.log.metadata.manager.impl.prefix", "rlmm.config."));
        return prefixes;
    }
}
