package ai.voicecore.gregor.admin;

import ai.voicecore.gregor.concurrent.ParallelTasks;
import ai.voicecore.gregor.snapshot.NodeState;
import ai.voicecore.gregor.snapshot.RestartCheck;
import ai.voicecore.gregor.topology.Node;
import java.util.List;
import java.util.Optional;

/** Asks nodes what they say of themselves. */
public interface NodeStates {

    /** Empty if the node does not answer or has no such page. */
    Optional<NodeState> of(Node node);

    /** What it says before it is stopped; empty if it does not answer, or its jar is older and has no such page. */
    Optional<RestartCheck> restartCheck(Node node);

    /** What those that answer say before they are stopped, asked at the same time. */
    default List<RestartCheck> restartChecks(List<Node> nodes) {
        return ParallelTasks.each(nodes, this::restartCheck).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** What those that answer say, asked at the same time. */
    default List<NodeState> ofAll(List<Node> nodes) {
        return ParallelTasks.each(nodes, this::of).stream()
                .flatMap(Optional::stream)
                .toList();
    }
}
