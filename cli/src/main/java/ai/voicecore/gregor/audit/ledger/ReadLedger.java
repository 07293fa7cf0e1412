package ai.voicecore.gregor.audit.ledger;

import ai.voicecore.gregor.audit.history.Reads;
import java.nio.file.Path;

/** What one reader received from one partition. */
public final class ReadLedger implements AutoCloseable {
    private final LedgerFile file;

    ReadLedger(Path path) {
        this.file = new LedgerFile(path);
    }

    /**
     * Writes down what was read next.
     *
     * @param transaction 0 if it was written in none
     */
    public void add(long offset, long id, long transaction) {
        file.append('r', offset, id, transaction);
    }

    static Reads load(Path path) {
        Reads reads = new Reads();
        LedgerFile.read(path, (kind, in) -> reads.add(in.readLong(), in.readLong(), in.readLong()));
        return reads;
    }

    @Override
    public void close() {
        file.close();
    }
}
