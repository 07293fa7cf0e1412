package ai.voicecore.gregor.node.settings;

/** The role of a JVM: the prefix of its environment variables, and its {@code main}. */
public enum Role {
    ZOOKEEPER("ZOOKEEPER_", "zookeeper.properties", "org.apache.zookeeper.server.quorum.QuorumPeerMain"),
    BROKER("KAFKA_", "kafka.properties", "kafka.Kafka"),
    CONTROLLER("KAFKA_", "kafka.properties", "kafka.Kafka"),
    COMBINED("KAFKA_", "kafka.properties", "kafka.Kafka"),
    CONNECT("CONNECT_", "connect.properties", "org.apache.kafka.connect.cli.ConnectDistributed");

    private final String prefix;
    private final String fileName;
    private final String mainClass;

    Role(String prefix, String fileName, String mainClass) {
        this.prefix = prefix;
        this.fileName = fileName;
        this.mainClass = mainClass;
    }

    public String prefix() {
        return prefix;
    }

    String fileName() {
        return fileName;
    }

    public String mainClass() {
        return mainClass;
    }

    public boolean isKafka() {
        return this == BROKER || this == CONTROLLER || this == COMBINED;
    }

    public boolean servesPartitions() {
        return this == BROKER || this == COMBINED;
    }
}
