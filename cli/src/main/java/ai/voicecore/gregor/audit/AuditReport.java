package ai.voicecore.gregor.audit;

import ai.voicecore.gregor.audit.verdict.Anomaly;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What an audit has found.
 *
 * @param lasted how long the load ran and was measured
 * @param took the whole audit
 * @param examples the first anomalies of each lane and kind; the lanes have the counts
 * @param unproven what could not be examined, and why; nothing is proven about it
 * @param longestStall how long this process itself was not run: shorter gaps may be its own
 * @param ledger where what was sent and read, and what the clients logged, is kept: if there is something wrong, or a
 *     partition had to wait unusually long
 * @param leftBehind what the audit has made and could not remove
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
     * @param aborted those aborted on purpose, and those whose client broke before it asked for the commit
     * @param unknown whose commit was asked for and not answered
     * @param hung clients that were timed out and replaced
     * @param replaced clients that were told they could not go on, and replaced
     */
    public record Transactions(long committed, long aborted, long unknown, int hung, int replaced) {}

    /** Everything was examined, nothing is wrong, and nothing stays. */
    public boolean holds() {
        return anomalies() == 0 && unproven.isEmpty() && leftBehind.isEmpty();
    }

    /** The same, once it is known what stays. */
    public AuditReport leaving(List<String> left) {
        return with(ledger, List.copyOf(left));
    }

    /** The same, of an audit whose ledger does not stay. */
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

    /** The longest that any partition went without an acknowledgement. */
    public Gap withoutAcknowledgement() {
        return lanes.stream().map(LaneReport::withoutAcknowledgement).reduce(Gap.NONE, Gap::longer);
    }
}
