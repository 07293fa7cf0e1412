package ai.voicecore.gregor.audit;

import ai.voicecore.gregor.audit.AuditReport.Transactions;
import ai.voicecore.gregor.audit.LaneReport.Latency;
import ai.voicecore.gregor.audit.LaneReport.PartitionReport;
import ai.voicecore.gregor.audit.history.Isolation;
import ai.voicecore.gregor.audit.history.Lane;
import ai.voicecore.gregor.audit.history.TransactionOutcome;
import ai.voicecore.gregor.audit.load.Meters;
import ai.voicecore.gregor.audit.load.Transactor;
import ai.voicecore.gregor.audit.verdict.Anomalies;
import ai.voicecore.gregor.audit.verdict.Anomalies.Anomaly;
import ai.voicecore.gregor.audit.verdict.PartitionVerdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** Puts verdicts and measurements together. */
record Reporting(String cluster, String run, Meters meters, Transactor transactor) {
    /** Longer than the session timeout of a killed broker (9 s) plus an election. After a longer gap the ledger is kept. */
    static final Duration MAX_EXPECTED_GAP = Duration.ofSeconds(12);

    AuditReport report(
            Examination.Result result,
            List<String> unproven,
            Duration lasted,
            Duration took,
            Duration stall,
            Optional<Path> ledger) {
        Map<Lane, Anomalies> anomalies = anomalies(result);
        List<LaneReport> lanes = Stream.of(Lane.values())
                .map(lane -> lane(lane, result.partitions(), anomalies))
                .toList();
        List<Anomaly> examples = anomalies.values().stream()
                .flatMap(lane -> lane.examples().stream())
                .toList();
        AuditReport report = new AuditReport(
                cluster,
                run,
                lasted,
                took,
                lanes,
                transactions(result.transactions()),
                examples,
                List.copyOf(unproven),
                stall,
                ledger,
                List.of());
        boolean explained = report.withoutAcknowledgement().length().compareTo(MAX_EXPECTED_GAP) < 0;
        return report.holds() && explained ? report.withoutLedger() : report;
    }

    private static Map<Lane, Anomalies> anomalies(Examination.Result result) {
        Map<Lane, Anomalies> anomalies = new EnumMap<>(Lane.class);
        result.partitions()
                .forEach(verdict -> anomalies
                        .computeIfAbsent(verdict.lane(), Anomalies::new)
                        .addAll(verdict.anomalies()));
        anomalies.computeIfAbsent(Lane.TRANSACTIONAL, Anomalies::new).addAll(result.whole());
        return anomalies;
    }

    private LaneReport lane(Lane lane, List<PartitionVerdict> all, Map<Lane, Anomalies> anomalies) {
        List<PartitionVerdict> own =
                all.stream().filter(verdict -> verdict.lane() == lane).toList();
        Anomalies found = anomalies.get(lane);
        return new LaneReport(
                lane,
                sum(own, PartitionVerdict::attempted),
                sum(own, PartitionVerdict::acknowledged),
                sum(own, PartitionVerdict::failed),
                sum(own, PartitionVerdict::unknown),
                meters.unknownAnswers(lane),
                sum(own, PartitionVerdict::read),
                sum(own, PartitionVerdict::tolerated),
                found == null ? Map.of() : found.counts(),
                latency(meters.latency(lane)),
                IntStream.range(0, meters.partitions())
                        .mapToObj(partition -> partition(lane, partition))
                        .toList());
    }

    private static long sum(List<PartitionVerdict> verdicts, ToLongFunction<PartitionVerdict> count) {
        return verdicts.stream().mapToLong(count).sum();
    }

    private PartitionReport partition(Lane lane, int partition) {
        Map<Isolation, Gap> withoutRead = new EnumMap<>(Isolation.class);
        for (Isolation isolation : Isolation.values()) {
            withoutRead.put(isolation, meters.withoutRead(isolation, lane, partition));
        }
        return new PartitionReport(partition, meters.withoutAcknowledgement(lane, partition), withoutRead);
    }

    private static Latency latency(Histogram micros) {
        return new Latency(
                micros(micros.getValueAtPercentile(50)),
                micros(micros.getValueAtPercentile(99)),
                micros(micros.getMaxValue()));
    }

    private static Duration micros(long micros) {
        return Duration.ofNanos(micros * 1000);
    }

    private Transactions transactions(Map<Long, TransactionOutcome> outcomes) {
        return new Transactions(
                count(outcomes, TransactionOutcome.COMMITTED),
                count(outcomes, TransactionOutcome.ABORTED),
                count(outcomes, TransactionOutcome.UNKNOWN),
                transactor.hung(),
                transactor.replaced());
    }

    private static long count(Map<Long, TransactionOutcome> outcomes, TransactionOutcome wanted) {
        return outcomes.values().stream().filter(wanted::equals).count();
    }
}
