package ai.voicecore.gregor.topics;

import ai.voicecore.gregor.spec.TopicSpec;

/** One thing that makes an actual topic more like the declared one. */
public sealed interface TopicChange {
    String topic();

    /** The change as people read it, without the topic's name. */
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

    /** Keys map to other partitions afterwards: Kafka does not move records. */
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

    /** Done by moving data: a reassignment. */
    record Replicate(String topic, int from, int to) implements TopicChange {
        @Override
        public String sentence() {
            return "replication " + from + " → " + to;
        }
    }

    /** Takes a setting away that is not declared; only when asked for. */
    record Reset(String topic, String name, String from) implements TopicChange {
        @Override
        public String sentence() {
            return name + " " + from + " → the broker's default";
        }
    }

    /** Deletes a topic that is not declared, with all its records; only when asked for by name. */
    record Delete(String topic) implements TopicChange {
        @Override
        public String sentence() {
            return "delete with all its records";
        }
    }

    /**
     * A difference that cannot be removed, or not safely.
     *
     * @param wanted what would remove it
     */
    record Impossible(TopicChange wanted, String sentence, String remedy) implements TopicChange {
        /** What the brokers refuse. */
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

        /** The field of the spec that asks for it. */
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
