package ai.voicecore.gregor.audit.history;

import java.util.Arrays;

/** Records in the order in which they were read from one partition: offset, id and transaction of each. */
public final class Reads {
    private long[] offsets = new long[64];
    private long[] ids = new long[64];
    private long[] transactions = new long[64];
    private int size;

    /** Adds what was read next; the transaction is 0 if none wrote it. */
    public void add(long offset, long id, long transaction) {
        if (size == offsets.length) {
            offsets = Arrays.copyOf(offsets, size * 2);
            ids = Arrays.copyOf(ids, size * 2);
            transactions = Arrays.copyOf(transactions, size * 2);
        }
        offsets[size] = offset;
        ids[size] = id;
        transactions[size] = transaction;
        size++;
    }

    public int size() {
        return size;
    }

    public long offset(int index) {
        return offsets[index];
    }

    public long id(int index) {
        return ids[index];
    }

    public long transaction(int index) {
        return transactions[index];
    }

    /** Index of an offset in a scan, whose offsets increase; negative if it is missing. */
    public int find(long offset) {
        return Arrays.binarySearch(offsets, 0, size, offset);
    }
}
