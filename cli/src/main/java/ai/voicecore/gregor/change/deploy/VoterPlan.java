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

/** What a deployment has to do about who votes in a dynamic quorum. Pure. */
final class VoterPlan {
    private final Topology wanted;
    private final Optional<Topology> before;
    private final Optional<QuorumSnapshot> quorum;

    VoterPlan(Topology wanted, Present present) {
        this.wanted = wanted;
        // One that is static, has not formed, or does not run has no voters to be changed.
        boolean changes = wanted.membership().hasDynamicQuorum()
                && initialVoters().isEmpty()
                && DeployPlanner.isRunning(present.nodes());
        this.before = changes ? present.deployed() : Optional.empty();
        this.quorum = changes ? present.quorum() : Optional.empty();
    }

    /** Controllers that a new cluster begins with and that have not all been ready yet. */
    List<Node> initialVoters() {
        return wanted.nodes(Role::isController)
                .filter(node -> wanted.membership().isInitialVoter(node.id()))
                .toList();
    }

    /** Whether more controllers are to vote than were deployed. */
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

    /** To be done before nodes are stopped or become brokers only. */
    Optional<Step> removeVoters() {
        List<Node> staying =
                controllers().filter(node -> voters().contains(node.id())).toList();
        boolean leave = voters().size() > staying.size();
        return leave && !staying.isEmpty() ? Optional.of(new Step.ChangeVoters(staying)) : Optional.empty();
    }

    /** To be done once all controllers run. */
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

    /** Where the quorum could not be asked, those that were deployed. */
    private Set<Integer> voters() {
        return quorum.map(known -> known.voters().stream().map(Voter::id))
                .or(() -> before.map(old -> old.nodes(Role::isController).map(Node::id)))
                .map(ids -> ids.collect(Collectors.toSet()))
                .orElse(Set.of());
    }
}
