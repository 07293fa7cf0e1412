package ai.voicecore.gregor.audit.history;

import java.util.Arrays;

/** The attempts on one partition, in order, and their outcomes. A new attempt has the outcome unknown. */
public final class Writes {
    private static final long UNKNOWN = -1;
    private static final long FAILED = -2;
    private static final long ACKNOWLEDGED_WITHOUT_OFFSET = -3;

    private long[] ids = new long[64];
    private long[] transactions = new long[64];
    private long[] outcomes = new long[64];
    private int size;

    /**
     * Adds an attempt.
     *
     * @param transaction number of the transaction it is part of; 0 if none
     * @return its index
     */
    public int attempt(long id, long transaction) {
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, size * 2);
            transactions = Arrays.copyOf(transactions, size * 2);
            outcomes = Arrays.copyOf(outcomes, size * 2);
        }
        ids[size] = id;
        transactions[size] = transaction;
        outcomes[size] = UNKNOWN;
        return size++;
    }

    /** Records an acknowledgement; the offset is negative if the broker did not say. */
    public void acknowledge(int index, long offset) {
        outcomes[index] = offset < 0 ? ACKNOWLEDGED_WITHOUT_OFFSET : offset;
    }

    /** Records a definite refusal: the record is not in the log. */
    public void fail(int index) {
        outcomes[index] = FAILED;
    }

    public int size() {
        return size;
    }

    public long id(int index) {
        return ids[index];
    }

    public long transaction(int index) {
        return transactions[index];
    }

    public boolean isAcknowledged(int index) {
        return outcomes[index] >= 0 || outcomes[index] == ACKNOWLEDGED_WITHOUT_OFFSET;
    }

    public boolean isFailed(int index) {
        return outcomes[index] == FAILED;
    }

    /** The acknowledged offset; negative if it is not known. */
    public long offset(int index) {
        return outcomes[index];
    }

    /** The highest acknowledged offset plus one. A reader must be able to reach it. */
    public long end() {
        return Math.max(0, Arrays.stream(outcomes, 0, size).max().orElse(-1) + 1);
    }
}
