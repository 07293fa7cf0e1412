package ai.voicecore.gregor.check;

import ai.voicecore.gregor.failure.Remedy;
import ai.voicecore.gregor.snapshot.NodeState;
import ai.voicecore.gregor.snapshot.ZooKeeperState;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** ZooKeeper: one leader, all other servers follow, and exactly one broker is the active controller. */
final class EnsembleInStep implements Check<Evidence> {
    @Override
    public String id() {
        return "zookeeper-ensemble";
    }

    @Override
    public String title() {
        return "the ZooKeeper ensemble has one leader, and all others follow";
    }

    @Override
    public Verdict examine(Evidence evidence) {
        Map<String, NodeState> states = evidence.states().stream().collect(Collectors.toMap(NodeState::node, s -> s));
        List<Node> servers =
                evidence.topology().nodes(role -> role == Role.ZOOKEEPER).toList();
        Map<String, String> roles = servers.stream()
                .collect(Collectors.toMap(Node::name, node -> role(states, node), (a, b) -> a, java.util.TreeMap::new));
        List<Finding> findings = new ArrayList<>();
        ZooKeeperState lead = servers.size() == 1 ? ZooKeeperState.STANDALONE : ZooKeeperState.LEADER;
        long leaders =
                servers.stream().filter(server -> is(lead, states, server)).count();
        if (leaders != 1) {
            findings.add(new Finding(
                    "The ensemble has " + leaders + " leaders: " + roles + ".",
                    "A majority of the servers must run and reach each other: see {gregor status} and their logs."));
        }
        servers.stream()
                .filter(server -> !is(lead, states, server) && !is(ZooKeeperState.FOLLOWER, states, server))
                .map(Node::name)
                .forEach(server -> findings.add(new Finding(
                        server + " is " + roles.get(server) + ", not following a leader.",
                        "Look at {gregor logs " + server + "}.")));
        controller(evidence, findings);
        return Verdict.of(
                roles + ", controller is broker " + evidence.snapshot().controller(), findings);
    }

    private static boolean is(ZooKeeperState wanted, Map<String, NodeState> states, Node node) {
        return Optional.ofNullable(states.get(node.name()))
                .flatMap(NodeState::zooKeeperState)
                .filter(wanted::equals)
                .isPresent();
    }

    private static String role(Map<String, NodeState> states, Node node) {
        NodeState state = states.get(node.name());
        return state == null
                ? "silent"
                : state.zooKeeperState().map(ZooKeeperState::toString).orElse("without a role");
    }

    private static void controller(Evidence evidence, List<Finding> findings) {
        if (evidence.snapshot().controller() < 0) {
            findings.add(
                    new Finding(
                            "No broker is the controller.",
                            "Brokers elect one through ZooKeeper: see that the ensemble has a leader, then the brokers' logs."));
        }
    }

    @Override
    public Remedy remedyIfUnreachable() {
        return Remedy.of("See in {gregor status} whether the ZooKeeper servers and the brokers run.");
    }
}
