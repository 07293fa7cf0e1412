package ai.voicecore.gregor.check;

import ai.voicecore.gregor.snapshot.NodeState;
import ai.voicecore.gregor.snapshot.QuorumSnapshot;
import ai.voicecore.gregor.snapshot.QuorumSnapshot.Voter;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** KRaft: the quorum has one leader, every voter follows it closely, and exactly one controller is active. */
final class QuorumInStep implements Check {
    /** controller.quorum.fetch.timeout.ms is 2 s: a voter that is further behind would start an election. */
    private static final long MAX_MILLIS_BEHIND = 5_000;

    @Override
    public String id() {
        return "kraft-quorum";
    }

    @Override
    public String title() {
        return "the KRaft quorum has one leader, and its voters are in step";
    }

    @Override
    public Verdict examine(Evidence evidence) {
        Optional<QuorumSnapshot> known = evidence.snapshot().quorum();
        if (known.isEmpty() || known.get().leader() < 0) {
            return Verdict.broken(
                    "no leader",
                    "The KRaft quorum has no leader.",
                    "A majority of the controllers must run: see gregor status and their logs.");
        }
        QuorumSnapshot quorum = known.get();
        List<Finding> findings = new ArrayList<>();
        voters(evidence, quorum, findings);
        activeControllers(evidence, findings);
        long behind =
                quorum.voters().stream().mapToLong(Voter::millisBehind).max().orElse(0);
        return Verdict.of(
                "leader " + quorum.leader() + ", epoch " + quorum.epoch() + ", "
                        + quorum.voters().size() + " voters, at most " + behind + " ms behind",
                findings);
    }

    private static void voters(Evidence evidence, QuorumSnapshot quorum, List<Finding> findings) {
        List<Integer> expected = evidence.topology()
                .nodes(Role::isController)
                .map(Node::id)
                .sorted()
                .toList();
        List<Integer> voters = quorum.voters().stream().map(Voter::id).sorted().toList();
        if (!voters.equals(expected)) {
            findings.add(new Finding(
                    "The quorum's voters are " + voters + " instead of " + expected + ".",
                    evidence.topology().membership().hasDynamicQuorum()
                            ? "Type: gregor deploy"
                            : "Compare controller.quorum.voters in the nodes' config directories."));
        }
        otherDisks(evidence, quorum, findings);
        quorum.voters().stream()
                .filter(QuorumInStep::isBehind)
                .forEach(voter -> findings.add(new Finding(
                        "Voter " + voter.id() + " is behind the leader"
                                + (voter.millisBehind() < 0
                                        ? " and never caught up"
                                        : " by " + voter.millisBehind() + " ms")
                                + ".",
                        "See whether that node runs; its log says why it does not fetch.")));
    }

    /** A controller with a new disk can never vote with its old directory id again (KIP-853). */
    private static void otherDisks(Evidence evidence, QuorumSnapshot quorum, List<Finding> findings) {
        evidence.topology()
                .nodes(Role::isController)
                .filter(node -> quorum.isReplaced(node.id()))
                .forEach(node -> findings.add(new Finding(
                        node.name() + " runs with another disk than the one that votes.",
                        "Have the new disk vote: gregor replace " + node.name())));
    }

    private static boolean isBehind(Voter voter) {
        return voter.millisBehind() < 0 || voter.millisBehind() > MAX_MILLIS_BEHIND;
    }

    private static void activeControllers(Evidence evidence, List<Finding> findings) {
        List<String> active = evidence.states().stream()
                .filter(state -> state.activeController().orElse(false))
                .map(NodeState::node)
                .toList();
        if (active.size() != 1) {
            findings.add(new Finding(
                    active.size() + " nodes say they are the active controller"
                            + (active.isEmpty() ? "" : ": " + active) + ".",
                    "If it stays so for more than a few seconds, look at the controllers' logs."));
        }
    }

    @Override
    public String remedyIfUnreachable() {
        return "A majority of the controllers must run: see gregor status.";
    }
}
