package ai.voicecore.gregor.audit.verdict;

import ai.voicecore.gregor.audit.history.EventId;
import ai.voicecore.gregor.audit.history.EventSet;
import ai.voicecore.gregor.audit.history.Isolation;
import ai.voicecore.gregor.audit.history.Lane;
import ai.voicecore.gregor.audit.history.PartitionHistory;
import ai.voicecore.gregor.audit.history.Reads;
import ai.voicecore.gregor.audit.history.TransactionOutcome;
import ai.voicecore.gregor.audit.history.Writes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A history of partition 0: producer 1 writes records 0, 1, 2 … to it. */
final class GivenHistory {
    record Entry(long offset, long id, long transaction) {}

    private final Lane lane;
    final Writes writes = new Writes();
    final Map<Long, TransactionOutcome> outcomes = new HashMap<>();
    final List<Entry> log = new ArrayList<>();
    final List<Entry> committed = new ArrayList<>();
    final List<Entry> liveCommitted = new ArrayList<>();
    final List<Entry> liveUncommitted = new ArrayList<>();

    GivenHistory(Lane lane) {
        this.lane = lane;
    }

    static long id(int sequence) {
        return EventId.of(1, 0, sequence);
    }

    private long end() {
        return log.isEmpty() ? 0 : log.getLast().offset() + 1;
    }

    /** Records that were acknowledged, appended to the log, and read by all readers. */
    GivenHistory wrote(int... sequences) {
        for (int sequence : sequences) {
            writes.acknowledge(writes.attempt(id(sequence), 0), end());
            appended(sequence, 0, true);
        }
        return this;
    }

    GivenHistory acknowledged(int sequence, long offset) {
        writes.acknowledge(writes.attempt(id(sequence), 0), offset);
        return this;
    }

    GivenHistory unknown(int sequence) {
        writes.attempt(id(sequence), 0);
        return this;
    }

    GivenHistory refused(int sequence) {
        writes.fail(writes.attempt(id(sequence), 0));
        return this;
    }

    /** A transaction whose records are all in the log; committed readers read it if it is visible. */
    GivenHistory transaction(long number, TransactionOutcome outcome, boolean visible, int... sequences) {
        outcomes.put(number, outcome);
        for (int sequence : sequences) {
            attempted(number, sequence);
            appended(sequence, number, visible);
        }
        return this;
    }

    GivenHistory attempted(long transaction, int sequence) {
        writes.acknowledge(writes.attempt(id(sequence), transaction), end());
        return this;
    }

    /** Appends a record to the log; the readers read it. */
    GivenHistory appended(int sequence, long transaction, boolean visible) {
        Entry entry = new Entry(end(), id(sequence), transaction);
        log.add(entry);
        liveUncommitted.add(entry);
        if (visible) {
            committed.add(entry);
            liveCommitted.add(entry);
        }
        return this;
    }

    PartitionHistory history() {
        return new PartitionHistory(
                lane,
                0,
                writes,
                Map.of(Isolation.READ_UNCOMMITTED, reads(log), Isolation.READ_COMMITTED, reads(committed)),
                Map.of(
                        Isolation.READ_UNCOMMITTED,
                        reads(liveUncommitted),
                        Isolation.READ_COMMITTED,
                        reads(liveCommitted)));
    }

    private static Reads reads(List<Entry> entries) {
        Reads reads = new Reads();
        entries.forEach(entry -> reads.add(entry.offset(), entry.id(), entry.transaction()));
        return reads;
    }

    /** Removes a record from the final scans, although the readers have read it. */
    GivenHistory removed(int index) {
        Entry entry = log.remove(index);
        committed.remove(entry);
        return this;
    }

    /** Exchanges two records of the log that no reader has read yet. */
    GivenHistory swapped(int one, int other) {
        Collections.swap(log, one, other);
        Entry first = log.get(one);
        Entry second = log.get(other);
        log.set(one, new Entry(second.offset(), first.id(), first.transaction()));
        log.set(other, new Entry(first.offset(), second.id(), second.transaction()));
        return readAsItIs();
    }

    /** All readers have read exactly what the log has now; committed readers what was visible to them. */
    GivenHistory readAsItIs() {
        record Written(long id, long transaction) {}
        Set<Written> visible = committed.stream()
                .map(entry -> new Written(entry.id(), entry.transaction()))
                .collect(Collectors.toSet());
        liveUncommitted.clear();
        liveUncommitted.addAll(log);
        committed.clear();
        committed.addAll(log.stream()
                .filter(entry ->
                        entry.transaction() == 0 || visible.contains(new Written(entry.id(), entry.transaction())))
                .toList());
        liveCommitted.clear();
        liveCommitted.addAll(committed);
        return this;
    }

    PartitionVerdict verdict() {
        return PartitionCheck.check(history(), outcomes);
    }

    Map<AnomalyKind, Long> anomalies() {
        return verdict().anomalies().counts();
    }

    /** Anomalies over all partitions, if the source holds these records and all of them were consumed. */
    Map<AnomalyKind, Long> anomaliesOverAll(int... source) {
        EventSet events = new EventSet();
        for (int sequence : source) {
            events.add(id(sequence));
        }
        return TransactionCheck.check(List.of(verdict()), outcomes, events, events)
                .counts();
    }
}
