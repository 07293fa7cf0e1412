package ai.voicecore.gregor.admin;

import ai.voicecore.gregor.snapshot.NodeState;
import ai.voicecore.gregor.topology.Node;
import java.util.Optional;

/** Asks nodes what they say of themselves. */
public interface NodeStates {

    /** Empty if the node does not answer or has no such page. */
    Optional<NodeState> of(Node node);
}
