package ai.voicecore.gregor.drill;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.admin.NodeStates;
import ai.voicecore.gregor.platform.Faults;
import ai.voicecore.gregor.platform.Platform;
import ai.voicecore.gregor.snapshot.NodeState;
import ai.voicecore.gregor.topology.Topology;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The cluster of a drill, and connections to it.
 *
 * @param connect opens another connection to the brokers; the caller closes it
 */
public record DrillContext(
        Topology topology, Platform platform, Supplier<ClusterAdmin> connect, NodeStates states, Faults faults) {

    public List<NodeState> askStates() {
        return states.ofAll(topology.nodes());
    }

    /** The fault, or why it is impossible; never both. */
    public record Possibility(Optional<Drill.Plan> plan, String obstacle) {}

    public Possibility possibility(Drill drill, List<NodeState> states) {
        Optional<Drill.Plan> plan = drill.plan(topology, states);
        String obstacle =
                plan.map(wanted -> faults.obstacle(wanted.fault()).orElse("")).orElseGet(drill::missing);
        return new Possibility(obstacle.isEmpty() ? plan : Optional.empty(), obstacle);
    }
}
