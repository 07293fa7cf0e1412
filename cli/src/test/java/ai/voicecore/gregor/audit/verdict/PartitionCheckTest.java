package ai.voicecore.gregor.audit.verdict;

import static ai.voicecore.gregor.audit.history.Lane.IDEMPOTENT;
import static ai.voicecore.gregor.audit.history.Lane.PLAIN;
import static ai.voicecore.gregor.audit.history.Lane.TRANSACTIONAL;
import static ai.voicecore.gregor.audit.verdict.AnomalyKind.ABORTED_READ;
import static ai.voicecore.gregor.audit.verdict.AnomalyKind.DUPLICATE;
import static ai.voicecore.gregor.audit.verdict.AnomalyKind.LOST;
import static ai.voicecore.gregor.audit.verdict.AnomalyKind.OFFSET_REWRITTEN;
import static ai.voicecore.gregor.audit.verdict.AnomalyKind.REORDERED;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.audit.history.Lane;
import ai.voicecore.gregor.audit.history.TransactionOutcome;
import ai.voicecore.gregor.audit.verdict.Anomalies.Anomaly;
import ai.voicecore.gregor.audit.verdict.GivenHistory.Entry;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Histories of one partition, each with one anomaly or none. */
class PartitionCheckTest {

    @ParameterizedTest
    @EnumSource(
            value = Lane.class,
            names = {"PLAIN", "IDEMPOTENT", "SOURCE"})
    void recordsThatAreReadOnceAndInOrderAreNoAnomaly(Lane lane) {
        PartitionVerdict verdict = new GivenHistory(lane).wrote(0, 1, 2, 3).verdict();

        assertThat(verdict.anomalies().counts()).isEmpty();
        assertThat(verdict.attempted()).isEqualTo(4);
        assertThat(verdict.acknowledged()).isEqualTo(4);
        assertThat(verdict.read()).isEqualTo(4);
    }

    @Test
    void anEmptyHistoryHasNoAnomaly() {
        assertThat(new GivenHistory(IDEMPOTENT).anomalies()).isEmpty();
    }

    @Test
    void anAcknowledgedRecordThatIsNotInTheLogIsLost() {
        GivenHistory history = new GivenHistory(IDEMPOTENT).wrote(0, 1).acknowledged(2, 2);

        assertThat(history.anomalies()).containsOnly(entry(LOST, 1L));
        assertThat(history.verdict().anomalies().examples())
                .singleElement()
                .extracting(Anomaly::detail)
                .isEqualTo("record 2 of producer 1 for partition 0, acknowledged at offset 2, is not there");
    }

    @Test
    void aMissingRecordBetweenOthersIsLost() {
        GivenHistory history = new GivenHistory(PLAIN).wrote(0, 1, 2);
        history.log.remove(1);

        assertThat(history.readAsItIs().anomalies()).containsOnly(entry(LOST, 1L));
    }

    @Test
    void aRecordOfUnknownOutcomeMayBeInTheLogOrNot() {
        GivenHistory history = new GivenHistory(IDEMPOTENT)
                .wrote(0)
                .unknown(1)
                .unknown(2)
                .appended(2, 0, true)
                .wrote(3);

        assertThat(history.anomalies()).isEmpty();
        assertThat(history.verdict().unknown()).isEqualTo(2);
    }

    @Test
    void readingARefusedRecordIsAnAbortedRead() {
        assertThat(new GivenHistory(IDEMPOTENT).wrote(0).refused(1).anomalies()).isEmpty();
        assertThat(new GivenHistory(IDEMPOTENT)
                        .wrote(0)
                        .refused(1)
                        .appended(1, 0, true)
                        .anomalies())
                .containsKey(ABORTED_READ);
    }

    @Test
    void readingARecordThatWasNeverWrittenIsAnAbortedRead() {
        assertThat(new GivenHistory(PLAIN).wrote(0).appended(7, 0, true).anomalies())
                .containsOnlyKeys(ABORTED_READ);
    }

    @Test
    void twoCopiesFromAnIdempotentProducerAreADuplicate() {
        assertThat(new GivenHistory(IDEMPOTENT).wrote(0, 1).appended(0, 0, true).anomalies())
                .containsOnly(entry(DUPLICATE, 1L));
    }

    @Test
    void twoCopiesFromAPlainProducerAreAllowedAndCounted() {
        PartitionVerdict verdict = new GivenHistory(PLAIN)
                .wrote(0, 1)
                .appended(0, 0, true)
                .appended(1, 0, true)
                .appended(1, 0, true)
                .verdict();

        assertThat(verdict.anomalies().counts()).isEmpty();
        assertThat(verdict.tolerated()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(
            value = Lane.class,
            names = {"PLAIN", "IDEMPOTENT", "SOURCE"})
    void acknowledgedRecordsInTheWrongOrderAreReordered(Lane lane) {
        GivenHistory history = new GivenHistory(lane)
                .acknowledged(0, 0)
                .acknowledged(2, 1)
                .acknowledged(1, 2)
                .appended(0, 0, true)
                .appended(2, 0, true)
                .appended(1, 0, true);

        assertThat(history.anomalies()).containsOnly(entry(REORDERED, 1L));
    }

    @Test
    void aLateRecordOfUnknownOutcomeFromAPlainProducerIsNotReordered() {
        GivenHistory history = new GivenHistory(PLAIN)
                .wrote(0)
                .unknown(1)
                .wrote(2)
                .appended(1, 0, true)
                .wrote(3);
        assertThat(history.anomalies()).isEmpty();

        GivenHistory idempotent = new GivenHistory(IDEMPOTENT)
                .wrote(0)
                .unknown(1)
                .wrote(2)
                .appended(1, 0, true)
                .wrote(3);
        assertThat(idempotent.anomalies()).containsOnlyKeys(REORDERED);
    }

    @Test
    void aPlainProducersRepeatedRecordIsNotReordered() {
        assertThat(new GivenHistory(PLAIN)
                        .wrote(0, 1, 2)
                        .appended(0, 0, true)
                        .wrote(3)
                        .anomalies())
                .isEmpty();
    }

    @Test
    void anAcknowledgedOffsetThatHoldsAnotherRecordIsRewritten() {
        GivenHistory history = new GivenHistory(IDEMPOTENT)
                .acknowledged(0, 0)
                .acknowledged(1, 0)
                .appended(0, 0, true)
                .appended(1, 0, true);

        assertThat(history.anomalies()).containsOnly(entry(OFFSET_REWRITTEN, 1L));
    }

    @Test
    void anOffsetWithAnotherRecordThanWasReadIsRewritten() {
        GivenHistory history =
                new GivenHistory(IDEMPOTENT).wrote(0, 1).unknown(2).unknown(3).appended(3, 0, true);
        history.liveUncommitted.set(2, new Entry(2, GivenHistory.id(2), 0));

        assertThat(history.anomalies()).containsOnly(entry(OFFSET_REWRITTEN, 1L));
    }

    @Test
    void anOffsetWithoutTheRecordThatWasReadIsRewritten() {
        GivenHistory history =
                new GivenHistory(IDEMPOTENT).wrote(0, 1).unknown(2).appended(2, 0, true);

        // Both readers have read it.
        assertThat(history.removed(2).anomalies()).containsOnly(entry(OFFSET_REWRITTEN, 2L));
    }

    @Test
    void aRecordThatOneReaderSkipsIsLost() {
        GivenHistory history = new GivenHistory(IDEMPOTENT).wrote(0, 1, 2);
        history.liveCommitted.remove(1);

        assertThat(history.anomalies()).containsOnly(entry(LOST, 1L));
    }

    @Test
    void aReaderMayStartLateEndEarlyAndReadRecordsAgain() {
        GivenHistory history = new GivenHistory(IDEMPOTENT).wrote(0, 1, 2, 3, 4);
        history.liveCommitted.removeFirst();
        history.liveCommitted.removeLast();
        history.liveCommitted.add(history.log.get(1));
        history.liveCommitted.add(history.log.get(2));

        assertThat(history.anomalies()).isEmpty();
    }

    @Test
    void anAbortedTransactionMayBeInTheLogIfItIsNotRead() {
        GivenHistory history = new GivenHistory(TRANSACTIONAL)
                .transaction(1, TransactionOutcome.COMMITTED, true, 0, 1)
                .transaction(2, TransactionOutcome.ABORTED, false, 2, 3)
                .transaction(3, TransactionOutcome.COMMITTED, true, 2, 3);

        assertThat(history.anomalies()).isEmpty();
        assertThat(history.anomaliesOverAll(0, 1, 2, 3)).isEmpty();
    }

    @Test
    void readingAnAbortedTransactionIsAnAbortedRead() {
        GivenHistory history = new GivenHistory(TRANSACTIONAL)
                .transaction(1, TransactionOutcome.COMMITTED, true, 0)
                .transaction(2, TransactionOutcome.ABORTED, true, 1);

        // In the final scan and by the live reader.
        assertThat(history.anomalies()).containsOnly(entry(ABORTED_READ, 2L));
    }

    @Test
    void readingAnAbortedTransactionOnlyDuringTheLoadIsAnAbortedRead() {
        GivenHistory history = new GivenHistory(TRANSACTIONAL).transaction(1, TransactionOutcome.ABORTED, true, 0);
        history.committed.clear();

        assertThat(history.anomalies()).containsOnly(entry(ABORTED_READ, 1L));
    }

    @Test
    void readingAnUnknownTransactionIsAnAbortedRead() {
        GivenHistory history = new GivenHistory(TRANSACTIONAL).transaction(1, TransactionOutcome.ABORTED, false, 0);

        assertThat(history.appended(0, 9, true).anomalies()).containsKey(ABORTED_READ);
    }

    @Test
    void aCommittedRecordThatIsNotInTheLogIsLost() {
        GivenHistory history = new GivenHistory(TRANSACTIONAL)
                .transaction(1, TransactionOutcome.COMMITTED, true, 0)
                .transaction(2, TransactionOutcome.COMMITTED, false, 1);

        assertThat(history.anomalies()).containsOnly(entry(LOST, 1L));
    }

    @Test
    void aSourceRecordInTwoTransactionsIsADuplicate() {
        GivenHistory history = new GivenHistory(TRANSACTIONAL)
                .transaction(1, TransactionOutcome.COMMITTED, true, 0)
                .transaction(2, TransactionOutcome.COMMITTED, true, 0);

        assertThat(history.anomalies()).containsOnly(entry(DUPLICATE, 1L));
    }

    @Test
    void aRecordThatIsTwiceInATransactionIsADuplicateEvenIfItIsAborted() {
        GivenHistory history = new GivenHistory(TRANSACTIONAL)
                .transaction(1, TransactionOutcome.ABORTED, false, 0)
                .appended(0, 1, false);

        assertThat(history.anomalies()).containsOnly(entry(DUPLICATE, 1L));
    }

    @Test
    void transactionsInTheWrongOrderAreReordered() {
        GivenHistory history = new GivenHistory(TRANSACTIONAL)
                .transaction(1, TransactionOutcome.COMMITTED, true, 1)
                .transaction(2, TransactionOutcome.COMMITTED, true, 0);

        assertThat(history.anomalies()).containsOnly(entry(REORDERED, 1L));
    }

    @Test
    void aMillionAnomaliesAreCountedAndAFewAreReported() {
        GivenHistory history = new GivenHistory(IDEMPOTENT);
        IntStream.range(0, 1_000).forEach(sequence -> history.acknowledged(sequence, sequence));

        assertThat(history.anomalies()).containsOnly(entry(LOST, 1_000L));
        assertThat(history.verdict().anomalies().examples()).hasSize(5);
    }
}
