package ai.voicecore.gregor.settings;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.PlatformKind;
import ai.voicecore.gregor.spec.Problem;
import ai.voicecore.gregor.spec.TopicSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.kafka.common.config.ConfigDef;

/** Validates the settings of a spec's brokers and topics with the release that will run. */
public final class SpecSettings {
    /** Names that do not change when they are converted to an environment variable and back. */
    private static final Pattern CARRIED = Pattern.compile("[a-z0-9]+([._-][a-z0-9]+)*");

    private static final String MIN_INSYNC = "min.insync.replicas";

    private final ClusterSpec spec;
    private final ReleaseSettings release;
    private final References references;

    public SpecSettings(ClusterSpec spec, ReleaseSettings release) {
        this.spec = spec;
        this.release = release;
        this.references = new References(spec.config());
    }

    /** Whether the spec has own settings that a release could refuse. */
    public static boolean any(ClusterSpec spec) {
        return !spec.config().isEmpty() || !spec.unknownConfig().isEmpty() || anyOfTopics(spec);
    }

    public static boolean anyOfTopics(ClusterSpec spec) {
        return spec.topics().stream().anyMatch(topic -> !judged(topic).isEmpty());
    }

    /** The spec reader has given every topic a valid min.insync.replicas. */
    private static SortedMap<String, String> judged(TopicSpec topic) {
        SortedMap<String, String> config = new TreeMap<>(topic.config());
        config.computeIfPresent(MIN_INSYNC, (name, value) -> value.matches("[1-9][0-9]{0,3}") ? null : value);
        return config;
    }

    /** Every setting that the release does not know or refuses, with all properties of each broker and controller. */
    public List<Problem> problems(List<Map<String, String>> nodes) {
        List<Problem> problems = new ArrayList<>(ofBrokers(nodes));
        problems.addAll(ofTopics());
        return problems;
    }

    public List<Problem> ofBrokers(List<Map<String, String>> nodes) {
        List<Problem> names = names();
        return names.isEmpty() ? brokers(nodes) : names;
    }

    /** Names of settings that cannot be passed to a node, and elements of {@code unknownConfig} that name none. */
    private List<Problem> names() {
        List<Problem> problems = new ArrayList<>();
        Set<String> names = spec.config().keySet();
        names.stream()
                .filter(name -> !CARRIED.matcher(name).matches())
                .forEach(name -> problems.add(Problem.ofConfig(
                        name,
                        "is not a name that can be passed to a node: names are passed as environment variables,"
                                + " and can only have lower-case letters, digits, dots, dashes and underscores.",
                        "Correct it, or remove it.")));
        spec.unknownConfig().stream()
                .filter(element -> names.stream().noneMatch(name -> ClusterSpec.matchesUnknownConfig(element, name)))
                .forEach(element -> problems.add(Problem.of(
                        "unknownConfig",
                        "names `" + element + "`, which `config` does not have.",
                        "Remove it, or write the name as it is in `config`.")));
        return problems;
    }

    public List<Problem> ofTopics() {
        return IntStream.range(0, spec.topics().size())
                .boxed()
                .flatMap(i -> topic(i).stream())
                .toList();
    }

    private List<Problem> brokers(List<Map<String, String>> nodes) {
        if (spec.config().isEmpty()) {
            return List.of();
        }
        Definitions broker = release.of(Kind.BROKER);
        NameSuggestion unknown = new NameSuggestion(release);
        PlugIns plugIns = new PlugIns(spec.config());
        List<Problem> problems = new ArrayList<>();
        spec.config().forEach((name, value) -> {
            String path = "config." + name;
            Optional<String> defined = PlugIns.defined(name, broker);
            if (defined.isPresent()) {
                brokerValue(path, defined.get(), value, broker).ifPresent(problems::add);
            } else if (!spec.allowsUnknownConfig(name)
                    && !plugIns.mayRead(name)
                    && !(plugIns.any() && unknown.resemblesNone(name))) {
                problems.add(references.ofProvider(path, name).orElseGet(() -> unknown.ofBrokers(path, name)));
            }
        });
        boolean resolved = spec.config().values().stream().noneMatch(references::any);
        return problems.isEmpty() && resolved ? together(nodes, broker) : problems;
    }

    /** @param name as the release defines it, without a listener prefix */
    private Optional<Problem> brokerValue(String path, String name, String value, Definitions broker) {
        return references.any(value)
                ? Optional.empty()
                : references.problem(path, value).or(() -> value(path, name, value, broker));
    }

    private Optional<Problem> value(String path, String name, String value, Definitions definitions) {
        if (isOfAnotherImage(name, definitions)) {
            return Optional.empty();
        }
        Optional<String> refusal = definitions.problem(name, value).or(() -> definitions.missingClass(name, value));
        return refusal.map(words -> {
            boolean secret = definitions.type(name).equals(Optional.of(ConfigDef.Type.PASSWORD));
            String remedy = new ValueSuggestion(definitions)
                    .of(name, value, words)
                    .map(meant -> "Write " + meant + ".")
                    .orElse("Correct it, or remove it: then the default is used.");
            return Problem.of(
                    path,
                    (secret ? "has a value" : "is `" + value + "`") + ", which Kafka " + release.version()
                            + " does not accept: " + reason(name, value, words),
                    remedy);
        });
    }

    /** Another image may contain plug-ins that are not on this machine. */
    private boolean isOfAnotherImage(String name, Definitions definitions) {
        return spec.platform() == PlatformKind.KUBERNETES
                && !spec.kubernetes().image().isEmpty()
                && (definitions.type(name).equals(Optional.of(ConfigDef.Type.CLASS)) || PlugIns.nameClasses(name));
    }

    /** Kafka's message begins with text that is in the sentence already. */
    private static String reason(String name, String value, String words) {
        String reason = words.lines()
                .findFirst()
                .orElse("")
                .replace("Invalid value " + value + " for configuration " + name + ": ", "")
                .replaceFirst("^requirement failed: ", "")
                .strip();
        return Failure.sentence(reason);
    }

    private List<Problem> together(List<Map<String, String>> nodes, Definitions broker) {
        return nodes.stream()
                // An error that also occurs without the user's settings is not caused by them.
                .flatMap(
                        node -> broker
                                .problem(node)
                                .filter(words ->
                                        !isReported(words, node, spec.config().keySet(), broker))
                                .stream())
                .distinct()
                .map(words -> conflict(pathOf(words, nodes, broker), "other settings of the brokers", words))
                .toList();
    }

    private static Problem conflict(String path, String others, String words) {
        return Problem.of(
                path,
                "conflicts with the " + others + ": " + reason("", "", words),
                "Change it, or the setting that it conflicts with.");
    }

    /** The setting in Kafka's message, or the one whose removal resolves the error. */
    private String pathOf(String words, List<Map<String, String>> nodes, Definitions broker) {
        return spec.config().keySet().stream()
                .filter(words::contains)
                .max(Comparator.comparingInt(String::length))
                .or(() -> spec.config().keySet().stream()
                        .filter(name -> nodes.stream().noneMatch(node -> isReported(words, node, Set.of(name), broker)))
                        .findFirst())
                .map(name -> "config." + name)
                .orElse("config");
    }

    private static boolean isReported(String words, Map<String, String> node, Set<String> without, Definitions broker) {
        Map<String, String> rest = new TreeMap<>(node);
        rest.keySet().removeAll(without);
        return broker.problem(rest).filter(words::equals).isPresent();
    }

    private List<Problem> topic(int index) {
        TopicSpec topic = spec.topics().get(index);
        Map<String, String> config = judged(topic);
        if (config.isEmpty()) {
            return List.of();
        }
        Definitions definitions = release.of(Kind.TOPIC);
        NameSuggestion unknown = new NameSuggestion(release);
        List<Problem> problems = new ArrayList<>();
        String at = "topics[" + index + "].config";
        config.forEach((name, value) -> {
            String path = at + "." + name;
            if (definitions.type(name).isPresent()) {
                value(path, name, value, definitions).ifPresent(problems::add);
            } else {
                problems.add(unknown.ofTopic(path, name));
            }
        });
        if (problems.isEmpty()) {
            definitions
                    .problem(topic.config())
                    .ifPresent(words -> problems.add(conflict(
                            config.keySet().stream()
                                    .filter(words::contains)
                                    .findFirst()
                                    .map(name -> at + "." + name)
                                    .orElse(at),
                            "topic's other settings",
                            words)));
        }
        return problems;
    }
}
