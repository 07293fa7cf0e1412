package ai.voicecore.gregor.spec;

/** Which processes are KRaft controllers (Kafka's {@code process.roles}). */
public enum ControllerLayout {
    /** The first brokers are controllers too. */
    COMBINED,
    /** Controllers are separate processes. */
    DEDICATED
}
