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
final class QuorumInStep extends Check<Evidence> {
    private final QuorumLed led = new QuorumLed(Advice.GREGOR);

    QuorumInStep() {
        super(
                "kraft-quorum",
                "the KRaft quorum has one leader, and its voters have caught up",
                QuorumLed.remedy(Advice.GREGOR));
    }

    @Override
    public Verdict examine(Evidence evidence) {
        Verdict verdict = led.examine(evidence);
        List<Finding> findings = new ArrayList<>();
        Optional<QuorumSnapshot> quorum = QuorumLed.led(evidence);
        quorum.ifPresent(known -> voters(evidence, known, findings));
        findings.addAll(verdict.findings());
        if (quorum.isPresent()) {
            activeControllers(evidence, findings);
        }
        return Verdict.of(verdict.evidence(), findings);
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
                            ? "Type: {gregor deploy}"
                            : "Compare controller.quorum.voters in the nodes' config directories."));
        }
        // A controller with a new disk can never vote with its old directory id again (KIP-853).
        evidence.topology()
                .nodes(Role::isController)
                .filter(node -> quorum.isReplaced(node.id()))
                .forEach(node -> findings.add(new Finding(
                        node.name() + " runs with another disk than the quorum's voter.",
                        "Have the new disk vote: {gregor replace " + node.name() + "}")));
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
}
