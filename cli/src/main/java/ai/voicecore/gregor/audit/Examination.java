package ai.voicecore.gregor.audit;

import ai.voicecore.gregor.audit.history.EventSet;
import ai.voicecore.gregor.audit.history.Isolation;
import ai.voicecore.gregor.audit.history.Lane;
import ai.voicecore.gregor.audit.history.PartitionHistory;
import ai.voicecore.gregor.audit.history.Reads;
import ai.voicecore.gregor.audit.history.TransactionOutcome;
import ai.voicecore.gregor.audit.history.Writes;
import ai.voicecore.gregor.audit.ledger.Ledger;
import ai.voicecore.gregor.audit.load.AuditClients;
import ai.voicecore.gregor.audit.load.Scanner;
import ai.voicecore.gregor.audit.load.Scanner.Scan;
import ai.voicecore.gregor.audit.load.Topics;
import ai.voicecore.gregor.audit.load.Transactor;
import ai.voicecore.gregor.audit.verdict.Anomalies;
import ai.voicecore.gregor.audit.verdict.PartitionCheck;
import ai.voicecore.gregor.audit.verdict.PartitionVerdict;
import ai.voicecore.gregor.audit.verdict.TransactionCheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Reads each partition once more and compares it with the ledger. */
final class Examination {
    private final Topics topics;
    private final Ledger ledger;
    private final AuditClients clients;
    private final Transactor transactor;
    private final Duration patience;
    private final List<String> unproven = new ArrayList<>();
    private final EventSet source = new EventSet();
    private final EventSet consumed = new EventSet();

    /** @param ledger must be closed */
    Examination(Topics topics, Ledger ledger, AuditClients clients, Transactor transactor, Duration patience) {
        this.topics = topics;
        this.ledger = ledger;
        this.clients = clients;
        this.transactor = transactor;
        this.patience = patience;
    }

    /**
     * @param whole anomalies that are visible only across partitions
     * @param unproven what could not be read
     */
    record Result(
            List<PartitionVerdict> partitions,
            Anomalies whole,
            Map<Long, TransactionOutcome> transactions,
            List<String> unproven) {}

    Result run() {
        Map<Long, TransactionOutcome> outcomes = ledger.loadTransactions();
        List<PartitionVerdict> verdicts = new ArrayList<>();
        try (Scanner committed = clients.scanner(Isolation.READ_COMMITTED);
                Scanner uncommitted = clients.scanner(Isolation.READ_UNCOMMITTED)) {
            Map<Isolation, Scanner> scanners =
                    Map.of(Isolation.READ_COMMITTED, committed, Isolation.READ_UNCOMMITTED, uncommitted);
            for (Lane lane : Lane.values()) {
                for (int partition = 0; partition < topics.partitions(); partition++) {
                    history(scanners, uncommitted, lane, partition)
                            .ifPresent(history -> verdicts.add(PartitionCheck.check(history, outcomes)));
                }
            }
        }
        return new Result(verdicts, whole(verdicts, outcomes), outcomes, List.copyOf(unproven));
    }

    /** Input and output of the transactions can be compared only if both were read completely. */
    private Anomalies whole(List<PartitionVerdict> verdicts, Map<Long, TransactionOutcome> outcomes) {
        if (!unproven.isEmpty()) {
            return new Anomalies(Lane.TRANSACTIONAL);
        }
        List<PartitionVerdict> outputs = verdicts.stream()
                .filter(verdict -> verdict.lane() == Lane.TRANSACTIONAL)
                .toList();
        return TransactionCheck.check(outputs, outcomes, source, consumed);
    }

    private Optional<PartitionHistory> history(
            Map<Isolation, Scanner> scanners, Scanner log, Lane lane, int partition) {
        TopicPartition name = topics.partition(lane, partition);
        Writes writes = ledger.loadWrites(lane, partition);
        Map<Isolation, Reads> live = new EnumMap<>(Isolation.class);
        Map<Isolation, Reads> scans = new EnumMap<>(Isolation.class);
        scanners.forEach((isolation, scanner) -> {
            live.put(isolation, ledger.loadReads(isolation, lane, partition));
            scan(scanner, log, name, writes.end()).ifPresent(reads -> scans.put(isolation, reads));
        });
        PartitionHistory history = new PartitionHistory(lane, partition, writes, scans, live);
        if (lane == Lane.SOURCE) {
            remember(history.scan(Isolation.READ_COMMITTED), transactor.consumed(partition));
        }
        return scans.size() == scanners.size() ? Optional.of(history) : Optional.empty();
    }

    /**
     * The scan must reach the log end; an open transaction prevents that for committed readers. If an acknowledged record
     * is beyond the log end, it is lost, and the scan is complete.
     */
    private Optional<Reads> scan(Scanner scanner, Scanner log, TopicPartition partition, long acknowledged) {
        try {
            Scan scan = scanner.read(partition, Math.max(end(log, partition), acknowledged), patience);
            long end = end(log, partition);
            if (scan.position() >= end) {
                return Optional.of(scan.reads());
            }
            unproven.add("a scan of " + partition + " came to offset " + scan.position() + " of " + end + " in "
                    + patience.toSeconds() + " s");
        } catch (KafkaException e) {
            unproven.add("a scan of " + partition + " failed: " + e.getMessage());
        }
        return Optional.empty();
    }

    private static long end(Scanner log, TopicPartition partition) {
        return log.ends(List.of(partition)).getOrDefault(partition, 0L);
    }

    private void remember(Reads scan, long consumedUntil) {
        for (int i = 0; i < scan.size(); i++) {
            source.add(scan.id(i));
            if (scan.offset(i) < consumedUntil) {
                consumed.add(scan.id(i));
            }
        }
    }
}
