package ai.voicecore.gregor.audit.history;

/** The end of a transaction as its client knows it. */
public enum TransactionOutcome {
    COMMITTED('c'),
    /** Aborted on purpose, or the commit was never requested: no committed reader may see any of its records. */
    ABORTED('a'),
    /** The commit was requested and not answered: either all or none of its records may be visible. */
    UNKNOWN('u');

    private final char letter;

    TransactionOutcome(char letter) {
        this.letter = letter;
    }

    public char letter() {
        return letter;
    }

    /** Throws {@link IllegalArgumentException} for an unknown letter. */
    public static TransactionOutcome of(int letter) {
        for (TransactionOutcome outcome : values()) {
            if (outcome.letter == letter) {
                return outcome;
            }
        }
        throw new IllegalArgumentException("no outcome has the letter " + letter);
    }
}
