package ai.voicecore.gregor.spec;

/** What coordinates the brokers. */
public enum Mode {
    /** Kafka's own Raft quorum (KIP-500); all versions. */
    KRAFT,
    /** A ZooKeeper ensemble; Kafka up to 3.9 only (removed by KIP-896/KAFKA-17611 in 4.0). */
    ZOOKEEPER
}
