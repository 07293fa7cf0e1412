package ai.voicecore.gregor.engine;

import ai.voicecore.gregor.settings.Definitions;
import ai.voicecore.gregor.settings.Kind;
import ai.voicecore.gregor.settings.ReleaseSettings;
import ai.voicecore.gregor.spec.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What a release refuses of what is set in a running cluster, whether a spec declares it or not: a broker reads all of it when
 * it starts, and does not start with a value that its release does not take. Pure.
 */
public final class ReleaseRefusals {
    private final ReleaseSettings release;
    private final String brokers;

    /** @param brokers addresses, for what to type */
    public ReleaseRefusals(ReleaseSettings release, String brokers) {
        this.release = release;
        this.brokers = brokers;
    }

    /**
     * Every value that is refused, with what to type.
     *
     * @param topics topic → the settings that were made on it
     * @param defaults settings of all brokers that are kept in the metadata
     */
    public List<Problem> of(Map<String, SortedMap<String, String>> topics, SortedMap<String, String> defaults) {
        List<Problem> problems = new ArrayList<>();
        topics.forEach((topic, settings) -> problems.addAll(ofTopic(topic, settings)));
        problems.addAll(refused("all brokers", defaults, release.of(Kind.BROKER), "brokers --entity-default"));
        return problems;
    }

    private List<Problem> ofTopic(String topic, SortedMap<String, String> settings) {
        Definitions definitions = release.of(Kind.TOPIC);
        String whose = "topic " + topic;
        String entity = "topics --entity-name " + topic;
        List<Problem> problems = refused(whose, settings, definitions, entity);
        return problems.isEmpty()
                ? definitions
                        .problem(settings)
                        .map(why -> problem(
                                whose,
                                "has settings that do not go together",
                                why,
                                entity,
                                String.join(",", settings.keySet())))
                        .stream()
                        .toList()
                : problems;
    }

    private List<Problem> refused(
            String whose, SortedMap<String, String> settings, Definitions definitions, String entity) {
        List<Problem> problems = new ArrayList<>();
        settings.forEach((name, value) -> definitions
                .problem(name, value)
                .ifPresent(why -> problems.add(problem(whose + ", " + name, "is " + value, why, entity, name))));
        return problems;
    }

    private Problem problem(String path, String what, String why, String entity, String name) {
        return Problem.of(
                path,
                what + ", and a broker of Kafka " + release.version() + " does not start with that: " + why
                        + (why.endsWith(".") ? "" : "."),
                "Change it first: kafka-configs.sh --bootstrap-server " + brokers + " --alter --entity-type " + entity
                        + " --add-config NAME=VALUE, or --delete-config " + name + "; where the spec has it, there.");
    }
}
