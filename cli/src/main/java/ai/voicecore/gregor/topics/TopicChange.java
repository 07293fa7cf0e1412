package ai.voicecore.gregor.topics;

import ai.voicecore.gregor.spec.TopicSpec;

/** One change of an existing topic towards its declaration. */
public sealed interface TopicChange {
    String topic();

    /** A sentence for the user, without the topic's name. */
    String sentence();

    record Create(TopicSpec declared) implements TopicChange {
        @Override
        public String topic() {
            return declared.name();
        }

        @Override
        public String sentence() {
            return "create with " + declared.partitions() + " partitions, replication " + declared.replication();
        }
    }

    /** Afterwards keys map to other partitions: Kafka does not move records. */
    record AddPartitions(String topic, int from, int to) implements TopicChange {
        @Override
        public String sentence() {
            return "partitions " + from + " → " + to;
        }
    }

    record Configure(String topic, String name, String from, String to) implements TopicChange {
        @Override
        public String sentence() {
            return name + " " + from + " → " + to;
        }
    }

    /** A reassignment, which copies data. */
    record Replicate(String topic, int from, int to) implements TopicChange {
        @Override
        public String sentence() {
            return "replication " + from + " → " + to;
        }
    }

    /** Resets an undeclared setting; only on request. */
    record Reset(String topic, String name, String from) implements TopicChange {
        @Override
        public String sentence() {
            return name + " " + from + " → the broker's default";
        }
    }

    /** Deletes an undeclared topic with all its records; only on request by name. */
    record Delete(String topic) implements TopicChange {
        @Override
        public String sentence() {
            return "delete with all its records";
        }
    }

    /**
     * A change that is impossible or not safe.
     *
     * @param wanted the change
     */
    record Impossible(TopicChange wanted, String sentence, String remedy) implements TopicChange {
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
