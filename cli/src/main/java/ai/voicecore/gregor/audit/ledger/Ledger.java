package ai.voicecore.gregor.audit.ledger;

import ai.voicecore.gregor.audit.history.Isolation;
import ai.voicecore.gregor.audit.history.Lane;
import ai.voicecore.gregor.audit.history.Reads;
import ai.voicecore.gregor.audit.history.TransactionOutcome;
import ai.voicecore.gregor.audit.history.Writes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The directory with the files of one audit. It is written during the load, closed, and then read. */
public final class Ledger implements AutoCloseable {
    private final Path directory;
    private final LedgerFile transactions;
    private final Map<Lane, List<WriteLedger>> writes = new EnumMap<>(Lane.class);
    private final Map<Isolation, Map<Lane, List<ReadLedger>>> reads = new EnumMap<>(Isolation.class);

    /** Throws {@link UncheckedIOException} if the directory cannot be written. */
    public Ledger(Path directory, int partitions) {
        this.directory = directory;
        this.transactions = new LedgerFile(directory.resolve("transactions"));
        for (Isolation isolation : Isolation.values()) {
            reads.put(isolation, new EnumMap<>(Lane.class));
        }
        for (Lane lane : Lane.values()) {
            writes.put(lane, new ArrayList<>());
            reads.values().forEach(lanes -> lanes.put(lane, new ArrayList<>()));
            for (int partition = 0; partition < partitions; partition++) {
                writes.get(lane).add(new WriteLedger(writesFile(lane, partition)));
                for (Isolation isolation : Isolation.values()) {
                    reads(isolation, lane).add(new ReadLedger(readsFile(isolation, lane, partition)));
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

    private List<ReadLedger> reads(Isolation isolation, Lane lane) {
        return reads.getOrDefault(isolation, Map.of()).getOrDefault(lane, List.of());
    }

    /** The ledger of attempts on a partition. */
    public WriteLedger writes(Lane lane, int partition) {
        return writes.getOrDefault(lane, List.of()).get(partition);
    }

    /** The ledger of what a reader received. */
    public ReadLedger reads(Isolation isolation, Lane lane, int partition) {
        return reads(isolation, lane).get(partition);
    }

    public void ended(long transaction, TransactionOutcome outcome) {
        transactions.append(outcome.letter(), transaction);
    }

    public Writes loadWrites(Lane lane, int partition) {
        return WriteLedger.load(writesFile(lane, partition));
    }

    public Reads loadReads(Isolation isolation, Lane lane, int partition) {
        return ReadLedger.load(readsFile(isolation, lane, partition));
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
        writes.values().forEach(lane -> lane.forEach(WriteLedger::close));
        reads.values().forEach(lanes -> lanes.values().forEach(lane -> lane.forEach(ReadLedger::close)));
    }

    /** Removes the directory. */
    public void delete() {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
