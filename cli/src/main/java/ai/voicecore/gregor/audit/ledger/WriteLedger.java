package ai.voicecore.gregor.audit.ledger;

import ai.voicecore.gregor.audit.history.Writes;
import java.nio.file.Path;

/** The attempts on one partition and their outcomes. Thread-safe. */
public final class WriteLedger implements AutoCloseable {
    private static final int ATTEMPTED = 'a';
    private static final int ACKNOWLEDGED = 'k';
    private static final int FAILED = 'f';
    private static final int UNKNOWN = 'u';

    private final LedgerFile file;
    private int attempts;

    WriteLedger(Path path) {
        this.file = new LedgerFile(path);
    }

    /**
     * Call it before a record is sent.
     *
     * @param transaction 0 if it is in none
     * @return its index, for the outcome
     */
    public synchronized int attempt(long id, long transaction) {
        file.append(ATTEMPTED, id, transaction);
        return attempts++;
    }

    /** Records an acknowledgement; the offset is negative if the broker did not say. */
    public void acknowledge(int index, long offset) {
        file.append(ACKNOWLEDGED, index, offset);
    }

    /** Records a refusal: the record was not written. */
    public void fail(int index) {
        file.append(FAILED, index, 0);
    }

    public void unknown(int index) {
        file.append(UNKNOWN, index, 0);
    }

    static Writes load(Path path) {
        Writes writes = new Writes();
        LedgerFile.read(path, (kind, in) -> {
            long first = in.readLong();
            long second = in.readLong();
            switch (kind) {
                case ATTEMPTED -> writes.attempt(first, second);
                case ACKNOWLEDGED -> writes.acknowledge((int) first, second);
                case FAILED -> writes.fail((int) first);
                default -> {}
            }
        });
        return writes;
    }

    @Override
    public void close() {
        file.close();
    }
}
