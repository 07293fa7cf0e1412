package ai.voicecore.gregor.audit.history;

/** How a transaction ended, as its client knows. */
public enum TransactionOutcome {
    COMMITTED('c'),
    /** Aborted on purpose, or its commit was never asked for: no committed reader may see any of it. */
    ABORTED('a'),
    /** Its commit was asked for and not answered: all of it may be there, or none. */
    UNKNOWN('u');

    private final char letter;

    TransactionOutcome(char letter) {
        this.letter = letter;
    }

    /** Its letter in a ledger. */
    public char letter() {
        return letter;
    }

    /** Throws {@link IllegalArgumentException} for a letter that is none. */
    public static TransactionOutcome of(int letter) {
        for (TransactionOutcome outcome : values()) {
            if (outcome.letter == letter) {
                return outcome;
            }
        }
        throw new IllegalArgumentException("no outcome has the letter " + letter);
    }
}
