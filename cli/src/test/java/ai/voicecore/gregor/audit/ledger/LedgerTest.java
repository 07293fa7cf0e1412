package ai.voicecore.gregor.audit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.voicecore.gregor.audit.history.Isolation;
import ai.voicecore.gregor.audit.history.Lane;
import ai.voicecore.gregor.audit.history.Reads;
import ai.voicecore.gregor.audit.history.TransactionOutcome;
import ai.voicecore.gregor.audit.history.Writes;
import ai.voicecore.gregor.failure.Failure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entries of the ledger are read as they were written. */
class LedgerTest {
    @TempDir
    private Path directory;

    @Test
    void eachAttemptHasItsOutcome() {
        Ledger ledger = new Ledger(directory.resolve("a"), 2);
        WriteLedger writes = ledger.writes(Lane.PLAIN, 1);
        int acknowledged = writes.attempt(100, 0);
        int refused = writes.attempt(101, 0);
        int doubtful = writes.attempt(102, 7);
        writes.attempt(103, 0);
        int somewhere = writes.attempt(104, 0);
        writes.unknown(doubtful);
        writes.acknowledge(somewhere, -1);
        writes.fail(refused);
        writes.acknowledge(acknowledged, 55);
        ledger.close();

        Writes found = ledger.loadWrites(Lane.PLAIN, 1);
        assertThat(found.size()).isEqualTo(5);
        assertThat(found.offset(acknowledged)).isEqualTo(55);
        assertThat(found.isFailed(refused)).isTrue();
        assertThat(found.isAcknowledged(doubtful)).isFalse();
        assertThat(found.isFailed(doubtful)).isFalse();
        assertThat(found.transaction(doubtful)).isEqualTo(7);
        assertThat(found.isAcknowledged(3)).isFalse();
        assertThat(found.isAcknowledged(somewhere)).isTrue();
        assertThat(found.end()).isEqualTo(56);
        assertThat(ledger.loadWrites(Lane.PLAIN, 0).size()).isZero();
    }

    @Test
    void readsAndTransactionsAreKept() {
        Ledger ledger = new Ledger(directory.resolve("b"), 1);
        ledger.read(Isolation.READ_COMMITTED, Lane.SOURCE, 0, 9, 100, 3);
        ledger.ended(1, TransactionOutcome.ABORTED);
        ledger.ended(2, TransactionOutcome.COMMITTED);
        ledger.ended(1, TransactionOutcome.UNKNOWN);
        ledger.close();

        Reads reads = ledger.loadReads(Isolation.READ_COMMITTED, Lane.SOURCE, 0);
        assertThat(reads.size()).isEqualTo(1);
        assertThat(reads.offset(0)).isEqualTo(9);
        assertThat(reads.id(0)).isEqualTo(100);
        assertThat(reads.transaction(0)).isEqualTo(3);
        assertThat(ledger.loadReads(Isolation.READ_UNCOMMITTED, Lane.SOURCE, 0).size())
                .isZero();
        // The last outcome counts.
        assertThat(ledger.loadTransactions())
                .isEqualTo(Map.of(1L, TransactionOutcome.UNKNOWN, 2L, TransactionOutcome.COMMITTED));
    }

    @Test
    void entriesAfterTheEndAreLeftOut() {
        Ledger ledger = new Ledger(directory.resolve("c"), 1);
        WriteLedger writes = ledger.writes(Lane.PLAIN, 0);
        int attempt = writes.attempt(100, 0);
        ledger.close();
        writes.acknowledge(attempt, 5);

        assertThat(ledger.loadWrites(Lane.PLAIN, 0).isAcknowledged(attempt)).isFalse();
    }

    @Test
    void anIncompleteEntryOfAKilledProcessIsLeftOut() throws IOException {
        Ledger ledger = new Ledger(directory.resolve("d"), 1);
        ledger.writes(Lane.PLAIN, 0).attempt(100, 0);
        ledger.writes(Lane.PLAIN, 0).attempt(101, 0);
        ledger.close();
        Path file = directory.resolve("d/writes-plain-0");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(Files.size(file) - 3);
        }

        assertThat(ledger.loadWrites(Lane.PLAIN, 0).size()).isEqualTo(1);
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsNamed() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> new Ledger(file.resolve("f"), 1))
                .isInstanceOf(Failure.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void aDeletedLedgerLeavesNothing() {
        Ledger ledger = new Ledger(directory.resolve("e"), 1);
        ledger.close();
        ledger.delete();
        ledger.delete();

        assertThat(directory).isEmptyDirectory();
    }
}
