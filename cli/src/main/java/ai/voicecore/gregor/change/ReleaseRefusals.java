package ai.voicecore.gregor.change;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.settings.Definitions;
import ai.voicecore.gregor.settings.Kind;
import ai.voicecore.gregor.settings.ReleaseSettings;
import ai.voicecore.gregor.snapshot.DynamicSettings;
import ai.voicecore.gregor.spec.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What a release refuses of the dynamic settings of a cluster, declared or not: a broker reads all of them at its start.
 * Pure.
 *
 * @param brokers bootstrap addresses, for remedies
 */
public record ReleaseRefusals(ReleaseSettings release, String brokers) {
    private static final String PREVENTS_START = "a broker of Kafka %s does not start with it";

    /** {@code DynamicBrokerConfig}: "contains invalid values in …, these configs will be ignored". */
    private static final String IGNORED = "a broker of Kafka %s ignores it, and uses the default";

    /** Every refused value, with a remedy. */
    public List<Problem> of(DynamicSettings set) {
        Definitions broker = release.of(Kind.BROKER);
        List<Problem> problems = new ArrayList<>(ofTopics(set.topics()));
        problems.addAll(refused("all brokers", set.allBrokers(), broker, IGNORED, "brokers --entity-default"));
        set.brokers()
                .forEach((id, settings) -> problems.addAll(
                        refused("broker " + id, settings, broker, IGNORED, "brokers --entity-name " + id)));
        set.quotas().forEach((whose, rates) -> problems.addAll(ofQuota(whose, rates)));
        return problems;
    }

    /** Settings with which no broker starts; the topics are topic → settings of the topic itself. */
    public List<Problem> ofTopics(Map<String, SortedMap<String, String>> topics) {
        List<Problem> problems = new ArrayList<>();
        topics.forEach((topic, settings) -> problems.addAll(ofTopic(topic, settings)));
        return problems;
    }

    private List<Problem> ofTopic(String topic, SortedMap<String, String> settings) {
        Definitions definitions = release.of(Kind.TOPIC);
        String whose = "topic " + topic;
        String entity = "topics --entity-name " + topic;
        List<Problem> problems = refused(whose, settings, definitions, PREVENTS_START, entity);
        return problems.isEmpty()
                ? definitions
                        .problem(settings)
                        .map(why -> problem(
                                whose,
                                "has conflicting settings",
                                PREVENTS_START,
                                why,
                                entity,
                                String.join(",", settings.keySet())))
                        .stream()
                        .toList()
                : problems;
    }

    /**
     * A broker ignores a quota that it does not know ({@code ClientQuotaMetadataManager}): these clients have no limit
     * then.
     */
    private List<Problem> ofQuota(String whose, SortedMap<String, String> rates) {
        return rates.keySet().stream()
                .filter(rate -> release.of(Kind.QUOTA).type(rate).isEmpty())
                .map(rate -> Problem.of(
                        "quota of " + whose + ", " + rate,
                        "is not known to Kafka " + release.version() + ", whose brokers ignore it.",
                        "Take it away first: kafka-configs.sh --bootstrap-server " + brokers
                                + " --alter --delete-config " + rate + ", with the entity's own options."))
                .toList();
    }

    private List<Problem> refused(
            String whose, Map<String, String> settings, Definitions definitions, String effect, String entity) {
        List<Problem> problems = new ArrayList<>();
        settings.forEach((name, value) -> definitions
                .problem(name, value)
                .ifPresent(
                        why -> problems.add(problem(whose + ", " + name, "is " + value, effect, why, entity, name))));
        return problems;
    }

    private Problem problem(String path, String what, String effect, String why, String entity, String name) {
        return Problem.of(
                path,
                what + ", and " + effect.formatted(release.version()) + ": " + Failure.sentence(why),
                "Change it first: kafka-configs.sh --bootstrap-server " + brokers + " --alter --entity-type " + entity
                        + " --add-config NAME=VALUE, or --delete-config " + name + "; where the spec has it, there.");
    }
}
