package ai.voicecore.gregor.audit.history;

/** How a reader treats transactions (KIP-98, {@code isolation.level}). */
public enum Isolation {
    READ_COMMITTED,
    READ_UNCOMMITTED;

    /** As Kafka's setting has it. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
