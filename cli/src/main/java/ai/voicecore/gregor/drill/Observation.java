package ai.voicecore.gregor.drill;

import ai.voicecore.gregor.snapshot.ClusterView;
import java.time.Duration;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * The state at one moment.
 *
 * @param at time since the fault; negative before it
 * @param view the newest view; it is late if brokers hang
 * @param notReady node → its state, for nodes that are not ready
 * @param leaders leaders, as {@code active controller → kafka-0}
 * @param produceGap the longest current time of a partition without an acknowledgement
 * @param commitGap the same for transactions
 */
public record Observation(
        Duration at,
        ClusterView view,
        SortedMap<String, String> notReady,
        SortedMap<String, String> leaders,
        Duration produceGap,
        Duration commitGap) {
    /** A gap between acknowledgements that is normal on a busy machine. */
    private static final Duration EXPECTED_GAP = Duration.ofSeconds(1);

    /** Whether no effect of the fault is visible. */
    public boolean isCalm() {
        return notReady.isEmpty()
                && view.underReplicated() == 0
                && view.offline() == 0
                && produceGap.compareTo(EXPECTED_GAP) < 0
                && commitGap.compareTo(EXPECTED_GAP) < 0;
    }

    public String sentence() {
        String nodes = notReady.isEmpty()
                ? "all nodes ready"
                : notReady.entrySet().stream()
                        .map(node -> node.getKey() + " " + node.getValue())
                        .collect(Collectors.joining(", "));
        return String.format(
                java.util.Locale.ROOT,
                "%+6d s  without acknowledgement %.1f s, without commit %.1f s; of %d partitions %d under-replicated,"
                        + " %d without leader; %s",
                at.toSeconds(),
                produceGap.toMillis() / 1000.0,
                commitGap.toMillis() / 1000.0,
                view.partitions(),
                view.underReplicated(),
                view.offline(),
                nodes);
    }
}
