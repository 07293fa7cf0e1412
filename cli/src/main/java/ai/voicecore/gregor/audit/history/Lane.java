package ai.voicecore.gregor.audit.history;

/** One kind of load, on a topic of its own, with what Kafka promises about it. */
public enum Lane {
    /**
     * acks=all, not idempotent, one request at a time: acknowledged records stay, in order; a retry may write a record
     * twice (Kafka's documentation, {@code enable.idempotence} and {@code max.in.flight.requests.per.connection}).
     */
    PLAIN,
    /** Idempotent (KIP-98): in addition nothing is written twice, and everything is in order. */
    IDEMPOTENT,
    /** What the transactions consume; written as the idempotent lane is. */
    SOURCE,
    /** Consume-transform-produce from the source: every source record comes out exactly once (KIP-98, KIP-447). */
    TRANSACTIONAL;

    /** Whether a record may be in the log twice without anything being wrong. */
    public boolean mayDuplicate() {
        return this == PLAIN;
    }

    /** Its word in reports and names of topics. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
