package ai.voicecore.gregor.audit.history;

/** One kind of load, on a topic of its own, with what Kafka promises about it. */
public enum Lane {
    /**
     * acks=all, not idempotent, one request in flight. Acknowledged records stay, in order; a retry may write a record
     * twice (Kafka's documentation, {@code enable.idempotence} and {@code max.in.flight.requests.per.connection}).
     */
    PLAIN,
    /** Idempotent (KIP-98): in addition nothing is written twice, and everything is in order. */
    IDEMPOTENT,
    /** The input of the transactions; written like the idempotent lane. */
    SOURCE,
    /** Consume-transform-produce from the source: every source record comes out exactly once (KIP-98, KIP-447). */
    TRANSACTIONAL;

    public boolean mayDuplicate() {
        return this == PLAIN;
    }

    /** Its name in reports and topic names. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
