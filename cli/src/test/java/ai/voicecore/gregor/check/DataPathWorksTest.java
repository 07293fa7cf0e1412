package ai.voicecore.gregor.check;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.admin.DataPath.DataPathReport;
import ai.voicecore.gregor.testing.GivenEvidence;
import org.junit.jupiter.api.Test;

class DataPathWorksTest {
    private final GivenEvidence evidence = GivenEvidence.healthy("");

    @Test
    void holdsWhenEveryRecordIsReadOnce() {
        assertThat(new DataPathWorks(Advice.GREGOR).examine(evidence))
                .isEqualTo(Verdict.holds("50 idempotent and 20 transactional records read once, 20 aborted ones hidden;"
                        + " acknowledged in 1.5 ms (median), 9.3 ms (slowest)"));
    }

    @Test
    void lostRecordsAreCounted() {
        assertThat(findings(67, 0, 0))
                .containsExactly(new Finding(
                        "3 of 70 acknowledged records were not read back.",
                        "This is data loss or a stuck partition: stop changes and look at the brokers' logs."));
    }

    @Test
    void duplicateRecordsAreCounted() {
        assertThat(findings(70, 0, 2))
                .containsExactly(new Finding(
                        "2 records of idempotent producers were read twice.",
                        "Look for errors of the producer state in the brokers' logs."));
    }

    @Test
    void abortedRecordsMustNotBeSeen() {
        assertThat(findings(70, 5, 0))
                .containsExactly(new Finding(
                        "5 records of an aborted transaction were read by a read_committed consumer.",
                        "Look for errors of the transaction coordinator in the brokers' logs."));
    }

    private java.util.List<Finding> findings(int committedRead, int abortedRead, int duplicates) {
        return new DataPathWorks(Advice.GREGOR)
                .examine(evidence.withDataPath(
                        new DataPathReport(50, 20, 20, committedRead, abortedRead, duplicates, 1.5, 9.25)))
                .findings();
    }
}
