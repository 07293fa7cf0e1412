package ai.voicecore.gregor.check;

import ai.voicecore.gregor.snapshot.ZooKeeperState;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** ZooKeeper: one leader, all other servers follow, and exactly one broker is the active controller. */
final class EnsembleInStep extends Check<Evidence> {
    EnsembleInStep() {
        super(
                "zookeeper-ensemble",
                "the ZooKeeper ensemble has one leader, and all others follow",
                "See in {gregor status} whether the ZooKeeper servers and the brokers run.");
    }

    @Override
    public Verdict examine(Evidence evidence) {
        List<Node> servers =
                evidence.topology().nodes(role -> role == Role.ZOOKEEPER).toList();
        Map<String, String> roles = servers.stream()
                .collect(Collectors.toMap(Node::name, node -> role(node, evidence), (a, b) -> a, TreeMap::new));
        List<Finding> findings = new ArrayList<>();
        String lead = (servers.size() == 1 ? ZooKeeperState.STANDALONE : ZooKeeperState.LEADER).toString();
        long leaders = roles.values().stream().filter(lead::equals).count();
        if (leaders != 1) {
            findings.add(new Finding(
                    "The ensemble has " + leaders + " leaders: " + roles + ".",
                    "A majority of the servers must run and reach each other: see {gregor status} and their logs."));
        }
        roles.forEach((server, role) -> {
            if (!role.equals(lead) && !role.equals(ZooKeeperState.FOLLOWER.toString())) {
                findings.add(new Finding(
                        server + " is " + role + ", not following a leader.", "Look at {gregor logs " + server + "}."));
            }
        });
        if (evidence.snapshot().controller() < 0) {
            findings.add(
                    new Finding(
                            "No broker is the controller.",
                            "Brokers elect one through ZooKeeper: see that the ensemble has a leader, then the brokers' logs."));
        }
        return Verdict.of(
                roles + ", controller is broker " + evidence.snapshot().controller(), findings);
    }

    private static String role(Node node, Evidence evidence) {
        return evidence.states().stream()
                .filter(state -> state.node().equals(node.name()))
                .findFirst()
                .map(state ->
                        state.zooKeeperState().map(ZooKeeperState::toString).orElse("without a role"))
                .orElse("silent");
    }
}
