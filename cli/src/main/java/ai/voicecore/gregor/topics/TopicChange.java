package ai.voicecore.gregor.topics;

import ai.voicecore.gregor.failure.Remedy;
import ai.voicecore.gregor.spec.TopicSpec;

/** One change of an existing topic towards its declaration. */
public sealed interface TopicChange {
    String topic();

    /** A sentence for the user, without the topic's name. */
    default String sentence() {
        return switch (this) {
            case Create(TopicSpec declared) ->
                "create with " + declared.partitions() + " partitions, replication " + declared.replication();
            case AddPartitions add -> "partitions " + add.from() + " → " + add.to();
            case Configure set -> set.name() + " " + set.from() + " → " + set.to();
            case Replicate replicate -> "replication " + replicate.from() + " → " + replicate.to();
            case Reset reset -> reset.name() + " " + reset.from() + " → the broker's default";
            case Delete ignored -> "delete with all its records";
            case Impossible impossible -> impossible.sentence();
        };
    }

    record Create(TopicSpec declared) implements TopicChange {
        @Override
        public String topic() {
            return declared.name();
        }
    }

    /** Afterwards keys map to other partitions: Kafka does not move records. */
    record AddPartitions(String topic, int from, int to) implements TopicChange {}

    record Configure(String topic, String name, String from, String to) implements TopicChange {}

    /** A reassignment, which copies data. */
    record Replicate(String topic, int from, int to) implements TopicChange {}

    /** Resets an undeclared setting; only on request. */
    record Reset(String topic, String name, String from) implements TopicChange {}

    /** Deletes an undeclared topic with all its records; only on request by name. */
    record Delete(String topic) implements TopicChange {}

    /** A wanted change that is impossible or not safe. */
    record Impossible(TopicChange wanted, String sentence, Remedy remedy) implements TopicChange {
        public Impossible(TopicChange wanted, String sentence, String remedy) {
            this(wanted, sentence, Remedy.of(remedy));
        }

        /** A change that the brokers refuse. */
        public static Impossible refused(TopicChange wanted, String reason) {
            return new Impossible(
                    wanted,
                    wanted.sentence() + ", which the brokers refuse: " + reason.replaceAll("\\.$", ""),
                    "Declare it otherwise, or as it is.");
        }

        @Override
        public String topic() {
            return wanted.topic();
        }

        /** The field of the spec. */
        public String path() {
            String topic = "topics[" + topic() + "]";
            return switch (wanted) {
                case AddPartitions ignored -> topic + ".partitions";
                case Replicate ignored -> topic + ".replication";
                case Configure set -> topic + ".config." + set.name();
                default -> topic;
            };
        }
    }
}
