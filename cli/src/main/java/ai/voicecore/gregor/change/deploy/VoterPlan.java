package ai.voicecore.gregor.change.deploy;

import ai.voicecore.gregor.snapshot.QuorumSnapshot;
import ai.voicecore.gregor.snapshot.QuorumSnapshot.Voter;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Role;
import ai.voicecore.gregor.topology.Topology;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The steps that change the voters of a dynamic quorum. Pure. */
final class VoterPlan {
    private final Topology wanted;
    private final Optional<Topology> before;
    private final Optional<QuorumSnapshot> quorum;

    VoterPlan(Topology wanted, Present present) {
        this.wanted = wanted;
        // The voters of a quorum that is static, has not formed or does not run cannot be changed.
        boolean changes = wanted.membership().hasDynamicQuorum()
                && initialVoters().isEmpty()
                && DeployPlanner.isRunning(present.nodes());
        this.before = changes ? present.deployed() : Optional.empty();
        this.quorum = changes ? present.quorum() : Optional.empty();
    }

    /** Controllers of a new cluster that have not all been ready yet. */
    List<Node> initialVoters() {
        return wanted.nodes(Role::isController)
                .filter(node -> wanted.membership().isInitialVoter(node.id()))
                .toList();
    }

    boolean grows() {
        return before.filter(old -> old.spec().controllerCount() < wanted.spec().controllerCount())
                .isPresent();
    }

    /**
     * Controllers that do not vote yet. Where they are to be restarted, that comes first: a broker that becomes a controller as well
     * can vote only then. What was deployed does not tell, because more controllers are remembered before they are restarted.
     */
    List<Node> coming() {
        return before.isEmpty()
                ? List.of()
                : controllers().filter(node -> !voters().contains(node.id())).toList();
    }

    /** Before nodes are stopped or become plain brokers. */
    Optional<Step> removeVoters() {
        List<Node> staying =
                controllers().filter(node -> voters().contains(node.id())).toList();
        boolean leave = voters().size() > staying.size();
        return leave && !staying.isEmpty() ? Optional.of(new Step.ChangeVoters(staying)) : Optional.empty();
    }

    /** After all controllers run. */
    Optional<Step> addVoters() {
        boolean join =
                !coming().isEmpty() || (before.isPresent() && controllers().anyMatch(this::isReplaced));
        return join ? Optional.of(new Step.ChangeVoters(controllers().toList())) : Optional.empty();
    }

    private boolean isReplaced(Node node) {
        return quorum.filter(known -> known.isReplaced(node.id())).isPresent();
    }

    private Stream<Node> controllers() {
        return wanted.nodes(Role::isController);
    }

    /** The voters; if the quorum could not be asked, the deployed controllers. */
    private Set<Integer> voters() {
        return quorum.map(known -> known.voters().stream().map(Voter::id))
                .or(() -> before.map(old -> old.nodes(Role::isController).map(Node::id)))
                .map(ids -> ids.collect(Collectors.toSet()))
                .orElse(Set.of());
    }
}
