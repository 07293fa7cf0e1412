package ai.voicecore.gregor.settings;

import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Broker settings that are numbers of replicas. A release accepts any number; a topic with more replicas than brokers
 * cannot be created, and one without a spare replica stops with the first failed broker.
 *
 * @param broker all properties of a broker
 */
record ReplicaSettings(ClusterSpec spec, Map<String, String> broker) {
    private static final String FACTOR = "default.replication.factor";
    private static final List<String> FACTORS_OF_KAFKA = List.of(
            "offsets.topic.replication.factor",
            "transaction.state.log.replication.factor",
            "share.coordinator.state.topic.replication.factor");

    /** Minimum setting → setting of the replication factor. */
    private static final Map<String, String> MINIMA = Map.of(
            "min.insync.replicas", FACTOR,
            "transaction.state.log.min.isr", "transaction.state.log.replication.factor",
            "share.coordinator.state.topic.min.isr", "share.coordinator.state.topic.replication.factor");

    /** Values that conflict with the cluster's size, or with each other. */
    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        Stream.concat(Stream.of(FACTOR), FACTORS_OF_KAFKA.stream())
                .filter(name -> spec.config().containsKey(name))
                .forEach(name ->
                        WholeNumbers.of(broker, name).ifPresent(given -> problems.addAll(factor(name, given))));
        MINIMA.forEach((name, factor) -> {
            // A topic with one replica has no spare anyway; Kafka never requires more than exist.
            long replicas = WholeNumbers.of(broker, factor).orElse(spec.replication());
            long given = WholeNumbers.of(broker, name).orElse(0);
            if (spec.config().containsKey(name) && replicas > 1 && given >= replicas) {
                problems.add(Problem.ofConfig(
                        name,
                        "is " + given + " with " + replicas + " replicas: one failed node would stop every producer.",
                        "Make it at most " + (replicas - 1) + "."));
            }
        });
        return problems;
    }

    private List<Problem> factor(String name, long given) {
        if (given > spec.brokers()) {
            return List.of(Problem.ofConfig(
                    name,
                    "is " + given + " with " + spec.brokers() + " brokers: no such topic could be created.",
                    "Make it at most " + spec.brokers() + "."));
        }
        return given < spec.replication() && FACTORS_OF_KAFKA.contains(name)
                ? List.of(Problem.ofConfig(
                        name,
                        "is " + given + " with replication " + spec.replication()
                                + ": one failed node would stop every user of this topic.",
                        "Remove it: it is " + spec.replication() + " then."))
                : List.of();
    }
}
