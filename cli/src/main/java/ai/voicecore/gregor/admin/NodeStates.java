package ai.voicecore.gregor.admin;

import ai.voicecore.gregor.concurrent.ParallelTasks;
import ai.voicecore.gregor.snapshot.NodeState;
import ai.voicecore.gregor.snapshot.RestartCheck;
import ai.voicecore.gregor.topology.Node;
import java.util.List;
import java.util.Optional;

/** Reads the state that each node reports. */
public interface NodeStates {

    /** Empty if the node does not answer or does not have this endpoint. */
    Optional<NodeState> of(Node node);

    /**
     * The node's answer to {@code /restart-check}; empty if it does not answer, or its node jar is too old to have the
     * endpoint.
     */
    Optional<RestartCheck> restartCheck(Node node);

    /** The answers to {@code /restart-check}, asked in parallel. Nodes that do not answer are missing. */
    default List<RestartCheck> restartChecks(List<Node> nodes) {
        return ParallelTasks.each(nodes, this::restartCheck).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** The states of these nodes, asked in parallel. Nodes that do not answer are missing. */
    default List<NodeState> ofAll(List<Node> nodes) {
        return ParallelTasks.each(nodes, this::of).stream()
                .flatMap(Optional::stream)
                .toList();
    }
}
