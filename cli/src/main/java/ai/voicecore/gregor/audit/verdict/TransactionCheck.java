package ai.voicecore.gregor.audit.verdict;

import ai.voicecore.gregor.audit.history.EventId;
import ai.voicecore.gregor.audit.history.EventSet;
import ai.voicecore.gregor.audit.history.Lane;
import ai.voicecore.gregor.audit.history.TransactionOutcome;
import ai.voicecore.gregor.audit.verdict.PartitionVerdict.Share;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks across partitions: transactions are atomic, and every consumed record was produced. */
public final class TransactionCheck {
    private TransactionCheck() {}

    /**
     * Checks transactions and their output.
     *
     * @param outputs verdicts of the transactional lane's partitions
     * @param source records of the source's final scan
     * @param consumed the part of it that transactions have consumed, by the group's committed offsets
     */
    public static Anomalies check(
            List<PartitionVerdict> outputs,
            Map<Long, TransactionOutcome> outcomes,
            EventSet source,
            EventSet consumed) {
        Anomalies anomalies = new Anomalies(Lane.TRANSACTIONAL);
        torn(outputs, outcomes, anomalies);
        EventSet made = new EventSet();
        outputs.forEach(output -> made.addAll(output.visible()));
        consumed.forEachMissingIn(
                made,
                id -> anomalies.add(AnomalyKind.LOST, -1, EventId.describe(id) + " was consumed and not produced"));
        made.forEachMissingIn(
                source,
                id -> anomalies.add(
                        AnomalyKind.ABORTED_READ, -1, EventId.describe(id) + " was produced and is not in the source"));
        return anomalies;
    }

    private static void torn(
            List<PartitionVerdict> outputs, Map<Long, TransactionOutcome> outcomes, Anomalies anomalies) {
        Map<Long, Share> whole = new HashMap<>();
        outputs.forEach(output ->
                output.transactions().forEach((transaction, share) -> whole.merge(transaction, share, Share::plus)));
        whole.forEach((transaction, share) -> {
            boolean aborted =
                    outcomes.getOrDefault(transaction, TransactionOutcome.ABORTED) == TransactionOutcome.ABORTED;
            if (!aborted && share.visible() > 0 && share.visible() < share.attempted()) {
                anomalies.add(
                        AnomalyKind.TORN_TRANSACTION,
                        -1,
                        share.visible() + " of the " + share.attempted() + " records of transaction " + transaction
                                + " are visible");
            }
        });
    }
}
