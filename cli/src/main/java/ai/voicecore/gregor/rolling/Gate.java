package ai.voicecore.gregor.rolling;

import ai.voicecore.gregor.snapshot.BrokerState;
import ai.voicecore.gregor.snapshot.CannotStart;
import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.snapshot.LogDirSnapshot;
import ai.voicecore.gregor.snapshot.NodeState;
import ai.voicecore.gregor.spec.PlatformTopics.Owner;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Role;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Whether some nodes may be stopped together now. Stricter than Strimzi's KafkaAvailability: apart from these nodes
 * everything must be in sync, not only as many replicas as min.insync.replicas requires (with replication 3 and min ISR 2
 * its rule tolerates no failure during the restart).
 */
record Gate(Set<Node> stop, Situation now, boolean acceptUnavailable) {
    /** What prevents stopping these nodes; empty if nothing does. */
    static Optional<Obstacle> to(Collection<Node> stop, Situation now, boolean acceptUnavailable) {
        if (stop.stream().allMatch(now::runsNothing)) {
            return Optional.empty();
        }
        return new Gate(Set.copyOf(stop), now, acceptUnavailable).obstacle();
    }

    private Optional<Obstacle> obstacle() {
        Role first = stop.iterator().next().role();
        if (first.isClient()) {
            return forGood().or(() -> othersReady(role -> role == first)).or(() -> ownTopics(first));
        }
        return forGood()
                .or(() -> othersReady(role -> !role.isClient()))
                .or(this::recovering)
                .or(() -> now.cluster().isEmpty()
                        ? Obstacle.temporary("the brokers cannot be asked: " + now.trouble())
                        : Optional.empty())
                .or(() -> now.cluster().flatMap(this::brokers))
                .or(() -> Coordination.obstacle(stop, now, acceptUnavailable))
                .or(() -> now.cluster()
                        .flatMap(cluster -> new Partitions(cluster, brokerIds(), acceptUnavailable).obstacle()));
    }

    /** A node that would not start again must not be stopped, whatever the reason for the restart. */
    private Optional<Obstacle> forGood() {
        List<CannotStart> found = now.cannotStart().stream()
                .filter(node -> stop.stream().anyMatch(name -> name.name().equals(node.node())))
                .toList();
        int more = found.size() - 1;
        return found.stream()
                .findFirst()
                .flatMap(node -> Obstacle.permanent(
                        "it would not start again: " + node.because() + (more > 0 ? " (and " + more + " more)" : ""),
                        node.remedy()));
    }

    private Optional<Obstacle> othersReady(Predicate<Role> roles) {
        List<Node> unready = now.topology()
                .nodes(roles)
                .filter(node -> !stop.contains(node) && !now.isReady(node))
                .toList();
        if (unready.isEmpty()) {
            return Optional.empty();
        }
        String sentence = "not ready: "
                + unready.stream()
                        .map(node -> node.name() + " (" + now.detail(node) + ")")
                        .collect(Collectors.joining(", "));
        return unready.stream()
                .filter(node -> NodeRecovery.hasFailed(node, now))
                .findFirst()
                .map(node -> Obstacle.permanent(
                        sentence, "Mend what {gregor logs " + node.name() + "} says, then repeat the command."))
                .orElseGet(() -> Obstacle.temporary(sentence));
    }

    /** The internal topics of registry or Connect must meet the requirements for a restart. */
    private Optional<Obstacle> ownTopics(Role client) {
        Owner owner = client == Role.CONNECT ? Owner.CONNECT : Owner.REGISTRY;
        return now.cluster()
                .flatMap(cluster -> now.topology().spec().topicNeeds().stream()
                        .filter(need -> need.owner() == owner)
                        .flatMap(need -> Optional.ofNullable(cluster.topics().get(need.topic())).stream()
                                .flatMap(topic -> need.unmet(topic.partitions().size(), topic.config()).stream()))
                        .findFirst())
                .flatMap(unmet -> Obstacle.permanent(unmet.sentence(), unmet.remedy()));
    }

    /** A broker that is stopped during log recovery must start the recovery again. */
    private Optional<Obstacle> recovering() {
        return stop.stream()
                .filter(node -> now.state(node)
                        .flatMap(NodeState::brokerState)
                        .filter(BrokerState.RECOVERY::equals)
                        .isPresent())
                .findFirst()
                .flatMap(node -> Obstacle.temporary(node.name() + " recovers its log"));
    }

    private Optional<Obstacle> brokers(ClusterSnapshot cluster) {
        Set<Integer> registered = cluster.brokerIds();
        List<String> missing = now.topology().brokers().stream()
                .filter(node -> !stop.contains(node) && !registered.contains(node.id()))
                .map(Node::name)
                .toList();
        if (!missing.isEmpty()) {
            return Obstacle.temporary("not registered, or fenced: " + String.join(", ", missing));
        }
        if (!now.reassigning().isEmpty()) {
            return Obstacle.temporary("partitions are being moved: " + String.join(", ", now.reassigning()));
        }
        return cluster.logDirs().stream()
                .filter(dir -> !dir.error().isEmpty() && !brokerIds().contains(dir.broker()))
                .findFirst()
                .flatMap(Gate::broken);
    }

    private static Optional<Obstacle> broken(LogDirSnapshot dir) {
        return Obstacle.temporary("broker " + dir.broker() + "'s " + dir.path() + " is broken: " + dir.error());
    }

    private Set<Integer> brokerIds() {
        return stop.stream()
                .filter(node -> node.role().isBroker())
                .map(Node::id)
                .collect(Collectors.toSet());
    }
}
