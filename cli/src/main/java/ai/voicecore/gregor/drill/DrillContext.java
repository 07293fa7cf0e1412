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
 * The cluster that a drill is done on, and the ways to it.
 *
 * @param connect opens another connection to the brokers; whoever asks for it closes it
 */
public record DrillContext(
        Topology topology, Platform platform, Supplier<ClusterAdmin> connect, NodeStates states, Faults faults) {

    /** What the nodes say of themselves, as far as they answer. */
    public List<NodeState> askStates() {
        return states.ofAll(topology.nodes());
    }

    /** What the drill would break here, or why it cannot: never both. */
    public record Possibility(Optional<Drill.Plan> plan, String obstacle) {}

    public Possibility possibility(Drill drill, List<NodeState> states) {
        Optional<Drill.Plan> plan = drill.plan(topology, states);
        String obstacle =
                plan.map(wanted -> faults.obstacle(wanted.fault()).orElse("")).orElseGet(drill::missing);
        return new Possibility(obstacle.isEmpty() ? plan : Optional.empty(), obstacle);
    }
}
