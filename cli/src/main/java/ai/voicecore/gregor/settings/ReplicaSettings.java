package ai.voicecore.gregor.settings;

import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.Problem;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Broker settings that are numbers of replicas. A release accepts any number; a topic with more replicas than brokers
 * cannot be created, and one without a spare replica stops with the first failed broker.
 */
final class ReplicaSettings {
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

    private final ClusterSpec spec;
    private final Map<String, String> broker;

    /** @param broker all properties of a broker */
    ReplicaSettings(ClusterSpec spec, Map<String, String> broker) {
        this.spec = spec;
        this.broker = broker;
    }

    /** Values that conflict with the cluster's size, or with each other. */
    Stream<Problem> problems() {
        Stream<Problem> factors = Stream.concat(Stream.of(FACTOR), FACTORS_OF_KAFKA.stream())
                .filter(name -> spec.config().containsKey(name))
                .flatMap(this::factor);
        Stream<Problem> minima = MINIMA.entrySet().stream()
                .filter(minimum -> spec.config().containsKey(minimum.getKey()))
                .flatMap(minimum -> minimum(minimum.getKey(), minimum.getValue()));
        return Stream.concat(factors, minima);
    }

    private Stream<Problem> factor(String name) {
        return WholeNumbers.of(broker, name).stream().boxed().flatMap(given -> factor(name, given));
    }

    private Stream<Problem> factor(String name, long given) {
        if (given > spec.brokers()) {
            return problem(
                    name,
                    "is " + given + " with " + spec.brokers() + " brokers: no such topic could be created.",
                    "Make it at most " + spec.brokers() + ".");
        }
        return given < spec.replication() && FACTORS_OF_KAFKA.contains(name)
                ? problem(
                        name,
                        "is " + given + " with replication " + spec.replication()
                                + ": one failed node would stop every user of this topic.",
                        "Remove it: it is " + spec.replication() + " then.")
                : Stream.empty();
    }

    /** A topic with one replica has no spare anyway; Kafka never requires more than exist. */
    private Stream<Problem> minimum(String name, String factor) {
        long replicas = WholeNumbers.of(broker, factor).orElse(spec.replication());
        return WholeNumbers.of(broker, name).stream()
                .filter(given -> replicas > 1 && given >= replicas)
                .boxed()
                .flatMap(given -> problem(
                        name,
                        "is " + given + " with " + replicas + " replicas: one failed node would stop every producer.",
                        "Make it at most " + (replicas - 1) + "."));
    }

    private static Stream<Problem> problem(String name, String sentence, String remedy) {
        return Stream.of(Problem.of("config." + name, sentence, remedy));
    }
}
