package ai.voicecore.gregor.audit.verdict;

/** Kinds of anomalies, with the terms of Jepsen's Kafka tests (jepsen.tests.kafka). */
public enum AnomalyKind {
    /** Acknowledged or committed, and no longer there; or skipped by a reader. */
    LOST("lost"),
    /** There more than once although the lane promises exactly once. */
    DUPLICATE("duplicate"),
    /** Behind a record that was written later. */
    REORDERED("reordered"),
    /** Read although it was refused, aborted or never written. */
    ABORTED_READ("aborted read"),
    /** Only a part of its transaction is visible. */
    TORN_TRANSACTION("torn transaction"),
    /** An offset that held one record now holds another, or none. */
    OFFSET_REWRITTEN("offset rewritten");

    private final String word;

    AnomalyKind(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
