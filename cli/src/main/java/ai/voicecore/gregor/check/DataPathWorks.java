package ai.voicecore.gregor.check;

import ai.voicecore.gregor.admin.DataPath.DataPathReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Records are acknowledged and read back exactly once; aborted ones are not seen by read_committed (KIP-98). */
final class DataPathWorks extends Check<BrokerEvidence> {
    DataPathWorks(Advice advice) {
        super(
                "produce-consume",
                "records are written and read back exactly once",
                "Producing with acks=all needs min.insync.replicas brokers: " + advice.seeBrokers() + ".");
    }

    @Override
    public Verdict examine(BrokerEvidence evidence) {
        DataPathReport report = evidence.dataPath();
        int expected = report.idempotentSent() + report.committedSent();
        List<Finding> findings = new ArrayList<>();
        if (report.committedRead() != expected) {
            findings.add(new Finding(
                    (expected - report.committedRead()) + " of " + expected
                            + " acknowledged records were not read back.",
                    "This is data loss or a stuck partition: stop changes and look at the brokers' logs."));
        }
        if (report.duplicates() > 0) {
            findings.add(new Finding(
                    report.duplicates() + " records of idempotent producers were read twice.",
                    "Look for errors of the producer state in the brokers' logs."));
        }
        if (report.abortedRead() > 0) {
            findings.add(new Finding(
                    report.abortedRead() + " records of an aborted transaction were read by a read_committed consumer.",
                    "Look for errors of the transaction coordinator in the brokers' logs."));
        }
        return Verdict.of(
                String.format(
                        Locale.ROOT,
                        "%d idempotent and %d transactional records read once, %d aborted ones hidden; "
                                + "acknowledged in %.1f ms (median), %.1f ms (slowest)",
                        report.idempotentSent(),
                        report.committedSent(),
                        report.abortedSent(),
                        report.medianMillis(),
                        report.maxMillis()),
                findings);
    }
}
