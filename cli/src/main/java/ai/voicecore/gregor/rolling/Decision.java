package ai.voicecore.gregor.rolling;

import ai.voicecore.gregor.failure.Remedy;
import ai.voicecore.gregor.snapshot.PartitionId;
import ai.voicecore.gregor.topology.Node;
import java.util.List;
import java.util.SortedSet;

/** The next step of a rolling change. */
public sealed interface Decision {
    /** Restart these nodes together, now. */
    record Restart(List<Node> nodes, String reason) implements Decision {}

    record Elect(SortedSet<PartitionId> partitions) implements Decision {}

    record Recovered(List<String> nodes) implements Decision {}

    record Wait(String because) implements Decision {}

    /** The change cannot continue without a repair. */
    record Blocked(String because, Remedy remedy) implements Decision {}

    /** Every node was restarted and has recovered. */
    record Done() implements Decision {}
}
