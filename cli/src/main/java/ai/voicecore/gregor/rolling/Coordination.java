package ai.voicecore.gregor.rolling;

import ai.voicecore.gregor.snapshot.NodeState;
import ai.voicecore.gregor.snapshot.QuorumSnapshot;
import ai.voicecore.gregor.snapshot.QuorumSnapshot.Voter;
import ai.voicecore.gregor.snapshot.ZooKeeperState;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether the KRaft quorum, or the ZooKeeper ensemble and its controller, remains available without some nodes. */
final class Coordination {
    private static final String SINGLE_NODE =
            "Say --accept-unavailable to restart it all the same: no leader can be elected until it is back.";

    private Coordination() {}

    static Optional<Obstacle> obstacle(Set<Node> stop, Situation now, boolean acceptUnavailable) {
        List<Node> servers =
                now.topology().nodes(role -> role == Role.ZOOKEEPER).toList();
        // A cluster that goes over from one to the other needs both.
        Optional<Obstacle> ofEnsemble =
                servers.isEmpty() ? Optional.empty() : ensemble(servers, stop, now, acceptUnavailable);
        boolean hasQuorum = now.topology().nodes(Role::isController).findAny().isPresent();
        return hasQuorum ? ofEnsemble.or(() -> quorum(stop, now, acceptUnavailable)) : ofEnsemble;
    }

    private static Optional<Obstacle> quorum(Set<Node> stop, Situation now, boolean acceptUnavailable) {
        return now.cluster()
                .flatMap(cluster -> cluster.quorum())
                .map(quorum -> quorum(quorum, stop, acceptUnavailable))
                .orElseGet(() -> Obstacle.temporary("the brokers do not tell of the quorum"));
    }

    private static Optional<Obstacle> quorum(QuorumSnapshot quorum, Set<Node> stop, boolean acceptUnavailable) {
        if (quorum.leader() < 0) {
            return Obstacle.temporary("the quorum has no leader");
        }
        Set<Integer> stopped = stop.stream()
                .filter(node -> node.role().isController())
                .map(Node::id)
                .collect(Collectors.toSet());
        List<Voter> left = quorum.voters().stream()
                .filter(voter -> !stopped.contains(voter.id()))
                .toList();
        Optional<Voter> behind =
                left.stream().filter(voter -> !voter.isCaughtUp()).findFirst();
        if (behind.isPresent()) {
            return Obstacle.temporary("controller " + behind.get().id() + " is behind the quorum's leader");
        }
        return majority(left.size(), quorum.voters().size(), "the KRaft quorum", acceptUnavailable);
    }

    private static Optional<Obstacle> ensemble(
            List<Node> servers, Set<Node> stop, Situation now, boolean acceptUnavailable) {
        List<Node> left =
                servers.stream().filter(server -> !stop.contains(server)).toList();
        Optional<Node> silent =
                left.stream().filter(server -> !serves(server, now)).findFirst();
        if (silent.isPresent()) {
            return Obstacle.temporary(silent.get().name() + " does not serve in the ensemble");
        }
        if (now.cluster().filter(cluster -> cluster.controller() >= 0).isEmpty()) {
            return Obstacle.temporary("no broker is the active controller");
        }
        return majority(left.size(), servers.size(), "the ZooKeeper ensemble", acceptUnavailable);
    }

    static boolean serves(Node server, Situation now) {
        return now.state(server)
                .flatMap(NodeState::zooKeeperState)
                .filter(ZooKeeperState::isServing)
                .isPresent();
    }

    private static Optional<Obstacle> majority(int left, int all, String what, boolean acceptUnavailable) {
        if (left > all / 2 || (all == 1 && acceptUnavailable)) {
            return Optional.empty();
        }
        return all == 1
                ? Obstacle.permanent(what + " has one member only", SINGLE_NODE)
                : Obstacle.temporary(what + " would keep " + left + " of " + all + " members, no majority");
    }
}
