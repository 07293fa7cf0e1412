package ai.voicecore.gregor.audit.history;

/** How a reader treats transactions (KIP-98, {@code isolation.level}). */
public enum Isolation {
    READ_COMMITTED,
    READ_UNCOMMITTED;

    /** The value of Kafka's setting. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
