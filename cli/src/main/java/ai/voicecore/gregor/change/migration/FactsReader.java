package ai.voicecore.gregor.change.migration;

import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.migration.MigrationFacts;
import ai.voicecore.gregor.migration.Standing;
import ai.voicecore.gregor.snapshot.NodePhase;
import ai.voicecore.gregor.snapshot.NodeState;
import ai.voicecore.gregor.snapshot.NodeStatus;
import ai.voicecore.gregor.snapshot.zookeeper.Znodes;
import ai.voicecore.gregor.topology.Member;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Reads how far a cluster has come in its migration. */
public record FactsReader(Cluster cluster) {

    public MigrationFacts read() {
        List<Node> nodes = cluster.topology().nodes(Role::isKafka).toList();
        Map<String, NodeState> said = cluster.services().states(cluster.topology()).ofAll(nodes).stream()
                .collect(Collectors.toMap(NodeState::node, Function.identity()));
        Map<String, NodeStatus> seen =
                cluster.platform().observe().stream().collect(Collectors.toMap(NodeStatus::name, Function.identity()));
        return new MigrationFacts(
                standings(Role::isBroker, seen, said), standings(Role.CONTROLLER::equals, seen, said), znodes());
    }

    private Optional<Znodes> znodes() {
        boolean hasZooKeeper =
                cluster.topology().nodes(Role.ZOOKEEPER::equals).findAny().isPresent();
        if (!hasZooKeeper) {
            return Optional.empty();
        }
        // When the controllers have left ZooKeeper it tells nothing new, and may be stopped already.
        return Optional.of(
                cluster.topology().membership().isFinalizing()
                        ? Znodes.NONE
                        : cluster.services().znodes(cluster.topology()).read());
    }

    private List<Standing> standings(Predicate<Role> roles, Map<String, NodeStatus> seen, Map<String, NodeState> said) {
        return cluster.topology().membership().members().stream()
                .filter(member -> roles.test(member.role()))
                .map(member -> standing(
                        member,
                        Optional.ofNullable(seen.get(member.name())),
                        Optional.ofNullable(said.get(member.name()))))
                .toList();
    }

    private static Standing standing(Member member, Optional<NodeStatus> seen, Optional<NodeState> said) {
        return new Standing(
                member.name(),
                member.phase().orElseThrow(),
                seen.filter(status -> !status.isDown() && status.phase() != NodePhase.FAILED)
                        .isPresent(),
                seen.filter(NodeStatus::isReady).isPresent(),
                seen.map(NodeStatus::detail).orElse(""),
                said.flatMap(NodeState::activeController).orElse(false),
                said.flatMap(NodeState::migration));
    }
}
