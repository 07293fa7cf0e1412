package ai.voicecore.gregor.snapshot;

/** What a broker says that it does; Kafka's words. */
public enum BrokerState {
    NOT_RUNNING,
    STARTING,
    RECOVERY,
    RUNNING,
    PENDING_CONTROLLED_SHUTDOWN,
    SHUTTING_DOWN
}
