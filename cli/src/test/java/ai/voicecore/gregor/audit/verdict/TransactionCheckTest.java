package ai.voicecore.gregor.audit.verdict;

import static ai.voicecore.gregor.audit.history.Lane.TRANSACTIONAL;
import static ai.voicecore.gregor.audit.history.TransactionOutcome.ABORTED;
import static ai.voicecore.gregor.audit.history.TransactionOutcome.COMMITTED;
import static ai.voicecore.gregor.audit.history.TransactionOutcome.UNKNOWN;
import static ai.voicecore.gregor.audit.verdict.AnomalyKind.ABORTED_READ;
import static ai.voicecore.gregor.audit.verdict.AnomalyKind.LOST;
import static ai.voicecore.gregor.audit.verdict.AnomalyKind.TORN_TRANSACTION;
import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.audit.history.EventSet;
import ai.voicecore.gregor.audit.verdict.Anomalies.Anomaly;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Anomalies that are only found when all partitions are checked together. */
class TransactionCheckTest {

    @Test
    void recordsThatAreConsumedAndProducedOnceAreNoAnomaly() {
        assertThat(new GivenHistory(TRANSACTIONAL)
                        .transaction(1, COMMITTED, true, 0, 1, 2)
                        .anomaliesOverAll(0, 1, 2))
                .isEmpty();
    }

    @Test
    void aTransactionOfUnknownOutcomeIsCompleteOrMissing() {
        assertThat(new GivenHistory(TRANSACTIONAL)
                        .transaction(1, UNKNOWN, false, 0, 1)
                        .transaction(2, COMMITTED, true, 0, 1)
                        .transaction(3, UNKNOWN, true, 2, 3)
                        .anomaliesOverAll(0, 1, 2, 3))
                .isEmpty();
    }

    @Test
    void aPartOfATransactionOfUnknownOutcomeIsTorn() {
        GivenHistory history =
                new GivenHistory(TRANSACTIONAL).transaction(1, UNKNOWN, true, 0).transaction(1, UNKNOWN, false, 1);

        assertThat(history.anomaliesOverAll(0)).containsOnlyKeys(TORN_TRANSACTION);
    }

    @Test
    void aPartOfACommittedTransactionIsTornAndTheRestIsLost() {
        GivenHistory history = new GivenHistory(TRANSACTIONAL)
                .transaction(1, COMMITTED, true, 0)
                .transaction(1, COMMITTED, false, 1);

        assertThat(history.anomalies()).containsOnlyKeys(LOST);
        assertThat(history.anomaliesOverAll(0)).containsOnlyKeys(TORN_TRANSACTION);
    }

    @Test
    void aTransactionThatIsMissingInOnePartitionIsTorn() {
        GivenHistory here = new GivenHistory(TRANSACTIONAL).transaction(1, UNKNOWN, true, 0, 1);
        GivenHistory there = new GivenHistory(TRANSACTIONAL).transaction(1, UNKNOWN, false, 2, 3);
        EventSet source = new EventSet();
        source.add(GivenHistory.id(0));
        source.add(GivenHistory.id(1));

        Anomalies anomalies =
                TransactionCheck.check(List.of(here.verdict(), there.verdict()), here.outcomes, source, new EventSet());

        assertThat(anomalies.examples())
                .singleElement()
                .extracting(Anomaly::detail)
                .isEqualTo("2 of the 4 records of transaction 1 are visible");
    }

    @Test
    void aRecordThatIsConsumedButNotProducedIsLost() {
        assertThat(new GivenHistory(TRANSACTIONAL)
                        .transaction(1, COMMITTED, true, 0)
                        .transaction(2, ABORTED, false, 1)
                        .anomaliesOverAll(0, 1))
                .containsOnlyKeys(LOST);
    }

    @Test
    void aProducedRecordThatIsNotInTheSourceIsAnAbortedRead() {
        assertThat(new GivenHistory(TRANSACTIONAL)
                        .transaction(1, COMMITTED, true, 0, 1)
                        .anomaliesOverAll(0))
                .containsOnlyKeys(ABORTED_READ);
    }
}
