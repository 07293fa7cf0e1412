package ai.voicecore.gregor.rolling;

import ai.voicecore.gregor.snapshot.PartitionId;
import ai.voicecore.gregor.topology.Node;
import java.util.List;
import java.util.SortedSet;

/** What a rolling change is to do next. */
public sealed interface Decision {
    /** Restart these nodes, all of them now. */
    record Restart(List<Node> nodes, String reason) implements Decision {}

    /** Give the leadership of partitions back to their preferred replicas. */
    record Elect(SortedSet<PartitionId> partitions) implements Decision {}

    /** These nodes are what they were before they were restarted. */
    record Recovered(List<String> nodes) implements Decision {}

    /** Look again in a moment. */
    record Wait(String because) implements Decision {}

    /** It will not go on by itself. */
    record Blocked(String because, String remedy) implements Decision {}

    /** Every node has been restarted and is back. */
    record Done() implements Decision {}
}
