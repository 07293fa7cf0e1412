package ai.voicecore.gregor.check;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.snapshot.QuorumSnapshot;
import ai.voicecore.gregor.snapshot.QuorumSnapshot.Voter;
import ai.voicecore.gregor.testing.GivenEvidence;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QuorumInStepTest {
    private final GivenEvidence evidence = GivenEvidence.healthy("");

    @Test
    void holdsWhenAllVotersAreInStep() {
        assertThat(new QuorumInStep().examine(evidence.withQuorum(voters(0, 1200, 5000))))
                .isEqualTo(Verdict.holds("leader 0, epoch 4, 3 voters, at most 5000 ms behind"));
    }

    @Test
    void withoutALeaderThereIsNoOtherFinding() {
        Verdict expected = Verdict.broken(
                "no leader",
                "The KRaft quorum has no leader.",
                "A majority of the controllers must run: see {gregor status} and their logs.");

        assertThat(new QuorumInStep().examine(evidence.withQuorum(Optional.empty())))
                .isEqualTo(expected);
        assertThat(new QuorumInStep()
                        .examine(evidence.withQuorum(Optional.of(new QuorumSnapshot(-1, 4, List.of(), List.of())))))
                .isEqualTo(expected);
    }

    @Test
    void aVoterThatIsBehindIsNamed() {
        assertThat(new QuorumInStep()
                        .examine(evidence.withQuorum(voters(0, 5001, -1)))
                        .findings())
                .containsExactly(
                        new Finding(
                                "Voter 1 is behind the leader by 5001 ms.",
                                "See whether that node runs; its log says why it does not fetch."),
                        new Finding(
                                "Voter 2 is behind the leader and never caught up.",
                                "See whether that node runs; its log says why it does not fetch."));
    }

    @Test
    void votersThatDifferFromTheSpecAreFound() {
        assertThat(new QuorumInStep().examine(evidence.withQuorum(voters(0, 0))).findings())
                .containsExactly(
                        new Finding("The quorum's voters are [0, 1] instead of [0, 1, 2].", "Type: {gregor deploy}"));
        GivenEvidence old = GivenEvidence.healthy("version: 3.9.2");
        assertThat(new QuorumInStep().examine(old.withQuorum(voters(0, 0))).findings())
                .containsExactly(new Finding(
                        "The quorum's voters are [0, 1] instead of [0, 1, 2].",
                        "Compare controller.quorum.voters in the nodes' config directories."));
    }

    @Test
    void aControllerWithAnotherDiskThanTheVoterIsFound() {
        QuorumSnapshot quorum = voters(0, 0, 0).orElseThrow();

        assertThat(new QuorumInStep()
                        .examine(evidence.withQuorum(Optional.of(
                                new QuorumSnapshot(0, 4, quorum.voters(), List.of(new Voter(1, "new-disk", 0))))))
                        .findings())
                .containsExactly(new Finding(
                        "kafka-1 runs with another disk than the quorum's voter.",
                        "Have the new disk vote: {gregor replace kafka-1}"));
    }

    @Test
    void oneControllerIsActive() {
        String remedy = "If it stays so for more than a few seconds, look at the controllers' logs.";

        assertThat(new QuorumInStep().examine(evidence.withStates(List.of())).findings())
                .containsExactly(new Finding("0 nodes say they are the active controller.", remedy));
        assertThat(new QuorumInStep()
                        .examine(evidence.withStates(List.of(
                                evidence.states().getFirst(), evidence.states().getFirst())))
                        .findings())
                .containsExactly(
                        new Finding("2 nodes say they are the active controller: [kafka-0, kafka-0].", remedy));
    }

    private static Optional<QuorumSnapshot> voters(long... behind) {
        List<Voter> voters = java.util.stream.IntStream.range(0, behind.length)
                .mapToObj(i -> new Voter(i, "", behind[i]))
                .toList();
        return Optional.of(new QuorumSnapshot(0, 4, voters, List.of()));
    }
}
