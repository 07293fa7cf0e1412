package ai.voicecore.gregor.audit.verdict;

/** What can be wrong, in the words of Jepsen's Kafka tests (jepsen.tests.kafka). */
public enum AnomalyKind {
    /** Acknowledged or committed, and not there any more; or passed over by a reader. */
    LOST("lost"),
    /** There more than once although the lane promises once. */
    DUPLICATE("duplicate"),
    /** After a record that was written later. */
    REORDERED("reordered"),
    /** Read although it was refused, aborted or never written. */
    ABORTED_READ("aborted read"),
    /** Only a part of its transaction is visible. */
    TORN_TRANSACTION("torn transaction"),
    /** An offset that held one record holds another now, or none. */
    OFFSET_REWRITTEN("offset rewritten");

    private final String word;

    AnomalyKind(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
