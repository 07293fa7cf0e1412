package ai.voicecore.gregor.audit.verdict;

import static ai.voicecore.gregor.audit.history.Isolation.READ_COMMITTED;
import static ai.voicecore.gregor.audit.history.Isolation.READ_UNCOMMITTED;

import ai.voicecore.gregor.audit.history.EventId;
import ai.voicecore.gregor.audit.history.EventSet;
import ai.voicecore.gregor.audit.history.Lane;
import ai.voicecore.gregor.audit.history.PartitionHistory;
import ai.voicecore.gregor.audit.history.Reads;
import ai.voicecore.gregor.audit.history.TransactionOutcome;
import ai.voicecore.gregor.audit.history.Writes;
import ai.voicecore.gregor.audit.verdict.PartitionVerdict.Share;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Checks one partition alone against the promises of its lane. */
public final class PartitionCheck {
    private final PartitionHistory history;
    private final Map<Long, TransactionOutcome> outcomes;
    private final Anomalies anomalies;
    private final EventSet acknowledged = new EventSet();
    /** Records that may be read: all attempts that were not refused. */
    private final EventSet possible = new EventSet();

    private final Writes writes;
    private final Reads log;
    private final Reads committed;

    private PartitionCheck(PartitionHistory history, Map<Long, TransactionOutcome> outcomes) {
        this.history = history;
        this.outcomes = outcomes;
        this.anomalies = new Anomalies(history.lane());
        this.writes = history.writes();
        this.log = history.scan(READ_UNCOMMITTED);
        this.committed = history.scan(READ_COMMITTED);
    }

    /** The verdict on one partition; the outcomes are by the number of the transaction. */
    public static PartitionVerdict check(PartitionHistory history, Map<Long, TransactionOutcome> outcomes) {
        return new PartitionCheck(history, outcomes).verdict();
    }

    private PartitionVerdict verdict() {
        long failed = gather();
        EventSet visible = eventsOf(committed);
        long duplicates = duplicates();
        lost(visible);
        reordered();
        rewrittenSinceAcknowledged();
        aborted(committed, true);
        aborted(log, false);
        history.live()
                .forEach((isolation, reads) ->
                        new LiveCheck(history, isolation, anomalies, this::isAborted).check(reads));
        return new PartitionVerdict(
                history.lane(),
                history.partition(),
                anomalies,
                writes.size(),
                acknowledgedAttempts(),
                failed,
                duplicates,
                committed.size(),
                visible,
                shares());
    }

    private long gather() {
        long failed = 0;
        for (int i = 0; i < writes.size(); i++) {
            if (writes.isFailed(i)) {
                failed++;
            } else {
                possible.add(writes.id(i));
            }
            if (writes.isAcknowledged(i)) {
                acknowledged.add(writes.id(i));
            } else if (!writes.isFailed(i) && isAborted(writes.id(i), writes.transaction(i))) {
                failed++;
            }
        }
        return failed;
    }

    private long acknowledgedAttempts() {
        return IntStream.range(0, writes.size()).filter(writes::isAcknowledged).count();
    }

    private static EventSet eventsOf(Reads reads) {
        EventSet events = new EventSet();
        for (int i = 0; i < reads.size(); i++) {
            events.add(reads.id(i));
        }
        return events;
    }

    /** For a transaction the commit is the promise, otherwise the acknowledgement. */
    private void lost(EventSet visible) {
        for (int i = 0; i < writes.size(); i++) {
            boolean promised = history.lane() == Lane.TRANSACTIONAL
                    ? outcomes.get(writes.transaction(i)) == TransactionOutcome.COMMITTED
                    : writes.isAcknowledged(i);
            if (promised && !visible.contains(writes.id(i))) {
                long id = writes.id(i);
                String where = writes.offset(i) < 0 ? "" : " at offset " + writes.offset(i);
                add(AnomalyKind.LOST, EventId.describe(id) + ", acknowledged" + where + ", is not there");
            }
        }
    }

    /** Returns the number of allowed duplicates. */
    private long duplicates() {
        long tolerated = repeated(log, false);
        if (history.lane() == Lane.TRANSACTIONAL) {
            repeated(committed, true);
        }
        return tolerated;
    }

    /** @param acrossTransactions whether duplicates of different transactions also count */
    private long repeated(Reads reads, boolean acrossTransactions) {
        record Written(long id, long transaction) {}
        EventSet seen = new EventSet();
        EventSet again = new EventSet();
        for (int i = 0; i < reads.size(); i++) {
            if (!seen.add(reads.id(i))) {
                again.add(reads.id(i));
            }
        }
        long tolerated = 0;
        Set<Written> once = new HashSet<>();
        for (int i = 0; i < reads.size(); i++) {
            long id = reads.id(i);
            if (again.contains(id) && !once.add(new Written(id, acrossTransactions ? 0 : reads.transaction(i)))) {
                tolerated += history.lane().mayDuplicate() ? 1 : 0;
                if (!history.lane().mayDuplicate()) {
                    add(AnomalyKind.DUPLICATE, EventId.describe(id) + " is there again at offset " + reads.offset(i));
                }
            }
        }
        return tolerated;
    }

    /**
     * Of duplicates the first one counts. A plain producer that gives up on a record sends the next one, and the first may
     * still arrive later: only acknowledged records are in order.
     */
    private void reordered() {
        Reads reads = history.lane() == Lane.TRANSACTIONAL ? committed : log;
        Map<Integer, Long> highest = new HashMap<>();
        EventSet seen = new EventSet();
        for (int i = 0; i < reads.size(); i++) {
            long id = reads.id(i);
            boolean counts = history.lane() != Lane.PLAIN || acknowledged.contains(id);
            if (!counts || !seen.add(id)) {
                continue;
            }
            Long before = highest.merge((int) (id >>> 32), id, Math::max);
            if (before > id) {
                add(
                        AnomalyKind.REORDERED,
                        EventId.describe(id) + " at offset " + reads.offset(i) + " comes after record "
                                + EventId.sequence(before));
            }
        }
    }

    private void rewrittenSinceAcknowledged() {
        for (int i = 0; i < writes.size(); i++) {
            long offset = writes.offset(i);
            int now = offset < 0 ? -1 : log.find(offset);
            if (now >= 0 && log.id(now) != writes.id(i)) {
                add(
                        AnomalyKind.OFFSET_REWRITTEN,
                        "offset " + offset + " was acknowledged to " + EventId.describe(writes.id(i)) + ", holds "
                                + EventId.describe(log.id(now)));
            }
        }
    }

    private void aborted(Reads reads, boolean committedOnly) {
        for (int i = 0; i < reads.size(); i++) {
            if (isAborted(reads.id(i), committedOnly ? reads.transaction(i) : 0)) {
                add(
                        AnomalyKind.ABORTED_READ,
                        EventId.describe(reads.id(i)) + " at offset " + reads.offset(i)
                                + " was never written or is aborted");
            }
        }
    }

    /** @param transaction 0 if records of aborted transactions may be visible */
    private boolean isAborted(long id, long transaction) {
        return !possible.contains(id)
                || (transaction != 0
                        && outcomes.getOrDefault(transaction, TransactionOutcome.ABORTED)
                                == TransactionOutcome.ABORTED);
    }

    private Map<Long, Share> shares() {
        Map<Long, Share> shares = new HashMap<>();
        if (history.lane() == Lane.TRANSACTIONAL) {
            for (int i = 0; i < writes.size(); i++) {
                shares.merge(writes.transaction(i), new Share(1, 0), Share::plus);
            }
            for (int i = 0; i < committed.size(); i++) {
                shares.merge(committed.transaction(i), new Share(0, 1), Share::plus);
            }
        }
        return shares;
    }

    private void add(AnomalyKind kind, String detail) {
        anomalies.add(kind, history.partition(), detail);
    }
}
