package ai.voicecore.gregor.audit.history;

import java.util.Arrays;

/** What was attempted on one partition, in order, and what came of each attempt. An attempt has come to nothing known at first. */
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

    /**
     * It is written.
     *
     * @param offset as the broker said; negative if it did not say
     */
    public void acknowledge(int index, long offset) {
        outcomes[index] = offset < 0 ? ACKNOWLEDGED_WITHOUT_OFFSET : offset;
    }

    /** It was refused for sure: it is written nowhere. */
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

    /** Where it was acknowledged to be; negative if that is not known. */
    public long offset(int index) {
        return outcomes[index];
    }

    /** One after the highest offset that was acknowledged: what a reader must be able to reach. */
    public long end() {
        return Math.max(0, Arrays.stream(outcomes, 0, size).max().orElse(-1) + 1);
    }
}
