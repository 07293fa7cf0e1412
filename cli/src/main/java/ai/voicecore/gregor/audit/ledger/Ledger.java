package ai.voicecore.gregor.audit.ledger;

import ai.voicecore.gregor.audit.history.Isolation;
import ai.voicecore.gregor.audit.history.Lane;
import ai.voicecore.gregor.audit.history.Reads;
import ai.voicecore.gregor.audit.history.TransactionOutcome;
import ai.voicecore.gregor.audit.history.Writes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The directory with the files of one audit. It is written during the load, closed, and then read. */
public final class Ledger implements AutoCloseable {
    private final Path directory;
    private final LedgerFile transactions;
    private final Map<Path, WriteLedger> writes = new HashMap<>();
    private final Map<Path, LedgerFile> reads = new HashMap<>();

    /** Throws {@link ai.voicecore.gregor.failure.Failure} if the directory cannot be written. */
    public Ledger(Path directory, int partitions) {
        this.directory = directory;
        this.transactions = new LedgerFile(directory.resolve("transactions"));
        for (Lane lane : Lane.values()) {
            for (int partition = 0; partition < partitions; partition++) {
                writes.put(writesFile(lane, partition), new WriteLedger(writesFile(lane, partition)));
                for (Isolation isolation : Isolation.values()) {
                    Path file = readsFile(isolation, lane, partition);
                    reads.put(file, new LedgerFile(file));
                }
            }
        }
    }

    private Path writesFile(Lane lane, int partition) {
        return directory.resolve("writes-" + lane.word() + "-" + partition);
    }

    private Path readsFile(Isolation isolation, Lane lane, int partition) {
        return directory.resolve("reads-" + isolation.word() + "-" + lane.word() + "-" + partition);
    }

    public WriteLedger writes(Lane lane, int partition) {
        return Objects.requireNonNull(writes.get(writesFile(lane, partition)));
    }

    /** Writes down what a reader received next; the transaction is 0 if it was written in none. */
    public void read(Isolation isolation, Lane lane, int partition, long offset, long id, long transaction) {
        Objects.requireNonNull(reads.get(readsFile(isolation, lane, partition))).append('r', offset, id, transaction);
    }

    public void ended(long transaction, TransactionOutcome outcome) {
        transactions.append(outcome.letter(), transaction);
    }

    public Writes loadWrites(Lane lane, int partition) {
        return WriteLedger.load(writesFile(lane, partition));
    }

    public Reads loadReads(Isolation isolation, Lane lane, int partition) {
        Reads found = new Reads();
        LedgerFile.read(
                readsFile(isolation, lane, partition),
                (kind, in) -> found.add(in.readLong(), in.readLong(), in.readLong()));
        return found;
    }

    public Map<Long, TransactionOutcome> loadTransactions() {
        Map<Long, TransactionOutcome> outcomes = new HashMap<>();
        LedgerFile.read(transactions.path(), (kind, in) -> outcomes.put(in.readLong(), TransactionOutcome.of(kind)));
        return outcomes;
    }

    public Path directory() {
        return directory;
    }

    /** Ends writing; after that the ledger can be loaded. */
    @Override
    public void close() {
        transactions.close();
        writes.values().forEach(WriteLedger::close);
        reads.values().forEach(LedgerFile::close);
    }

    public void delete() {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw LedgerFile.unusable(directory, e);
        }
    }
}
