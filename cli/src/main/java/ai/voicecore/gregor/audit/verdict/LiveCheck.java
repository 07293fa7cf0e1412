package ai.voicecore.gregor.audit.verdict;

import ai.voicecore.gregor.audit.history.EventId;
import ai.voicecore.gregor.audit.history.Isolation;
import ai.voicecore.gregor.audit.history.PartitionHistory;
import ai.voicecore.gregor.audit.history.Reads;
import java.util.BitSet;
import java.util.stream.IntStream;

/** Compares what a reader received during the load with the final scan. */
record LiveCheck(PartitionHistory history, Isolation isolation, Anomalies anomalies, Aborted aborted) {
    /**
     * Whether a record must not be visible: refused, never written, or of an aborted transaction (0: records of any
     * transaction may be visible).
     */
    interface Aborted {
        boolean test(long id, long transaction);
    }

    void check(Reads given) {
        if (given.size() == 0) {
            return;
        }
        BitSet offsets = new BitSet();
        long first =
                IntStream.range(0, given.size()).mapToLong(given::offset).min().orElse(0);
        for (int i = 0; i < given.size(); i++) {
            offsets.set((int) (given.offset(i) - first));
            check(given, i);
        }
        passedOver(offsets, first);
    }

    private void check(Reads given, int i) {
        long id = given.id(i);
        String seen = reader() + " saw " + EventId.describe(id) + " at offset " + given.offset(i);
        long transaction = isolation == Isolation.READ_COMMITTED ? given.transaction(i) : 0;
        Reads scan = history.scan(isolation);
        int now = scan.find(given.offset(i));
        if (aborted.test(id, transaction)) {
            add(AnomalyKind.ABORTED_READ, seen + ", which was never written or is aborted");
        } else if (now < 0) {
            add(AnomalyKind.OFFSET_REWRITTEN, seen + ", which holds no record now");
        } else if (scan.id(now) != id) {
            add(AnomalyKind.OFFSET_REWRITTEN, seen + ", which now holds " + EventId.describe(scan.id(now)));
        }
    }

    /** A reader receives every record between the first and the last it received (poll-skip in Jepsen's terms). */
    private void passedOver(BitSet offsets, long first) {
        long last = first + offsets.length() - 1;
        Reads scan = history.scan(isolation);
        for (int i = 0; i < scan.size(); i++) {
            long offset = scan.offset(i);
            if (offset > first && offset < last && !offsets.get((int) (offset - first))) {
                add(
                        AnomalyKind.LOST,
                        reader() + " did not receive " + EventId.describe(scan.id(i)) + " at offset " + offset);
            }
        }
    }

    private String reader() {
        return "the " + isolation.word() + " reader";
    }

    private void add(AnomalyKind kind, String detail) {
        anomalies.add(kind, history.partition(), detail);
    }
}
