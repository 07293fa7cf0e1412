package ai.voicecore.gregor.audit;

import ai.voicecore.gregor.audit.verdict.Anomalies.Anomaly;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The result of an audit.
 *
 * @param lasted how long the load ran and was measured
 * @param took duration of the whole audit
 * @param examples the first anomalies of each lane and kind; the lanes have the counts
 * @param unproven what could not be examined, and why; nothing is proven about it
 * @param longestStall longest time in which this process did not run; shorter gaps may be caused by it
 * @param ledger where the records and the client logs are kept: if something is wrong, or a partition was unavailable for
 *     unusually long
 * @param leftBehind objects of the audit that could not be deleted
 */
public record AuditReport(
        String cluster,
        String run,
        Duration lasted,
        Duration took,
        List<LaneReport> lanes,
        Transactions transactions,
        List<Anomaly> examples,
        List<String> unproven,
        Duration longestStall,
        Optional<Path> ledger,
        List<String> leftBehind) {

    /**
     * Counts of transactions.
     *
     * @param aborted aborted on purpose, or the client failed before it requested the commit
     * @param unknown the commit was requested and not answered
     * @param hung clients that timed out and were replaced
     * @param replaced clients that got a fatal error and were replaced
     */
    public record Transactions(long committed, long aborted, long unknown, int hung, int replaced) {}

    /** Everything was examined, nothing is wrong, and no object of the audit is left. */
    public boolean holds() {
        return anomalies() == 0 && unproven.isEmpty() && leftBehind.isEmpty();
    }

    public AuditReport leaving(List<String> left) {
        return with(ledger, List.copyOf(left));
    }

    AuditReport withoutLedger() {
        return with(Optional.empty(), leftBehind);
    }

    private AuditReport with(Optional<Path> ledger, List<String> leftBehind) {
        return new AuditReport(
                cluster, run, lasted, took, lanes, transactions, examples, unproven, longestStall, ledger, leftBehind);
    }

    public long anomalies() {
        return lanes.stream()
                .flatMap(lane -> lane.anomalies().values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }

    public long acknowledged() {
        return lanes.stream().mapToLong(LaneReport::acknowledged).sum();
    }

    /** The longest time of any partition without an acknowledgement. */
    public Gap withoutAcknowledgement() {
        return lanes.stream().map(LaneReport::withoutAcknowledgement).reduce(Gap.NONE, Gap::longer);
    }
}
