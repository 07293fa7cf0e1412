package ai.voicecore.gregor.rolling;

import ai.voicecore.gregor.snapshot.PartitionId;
import ai.voicecore.gregor.topology.Node;
import java.util.List;
import java.util.SortedSet;

/** The next step of a rolling change. */
public sealed interface Decision {
    /** Restart these nodes together, now. */
    record Restart(List<Node> nodes, String reason) implements Decision {}

    /** Elect the preferred leaders of these partitions. */
    record Elect(SortedSet<PartitionId> partitions) implements Decision {}

    /** These nodes have recovered completely. */
    record Recovered(List<String> nodes) implements Decision {}

    /** Poll again later. */
    record Wait(String because) implements Decision {}

    /** The change cannot continue without a repair. */
    record Blocked(String because, String remedy) implements Decision {}

    /** Every node was restarted and has recovered. */
    record Done() implements Decision {}
}
