package ai.voicecore.gregor.quorum;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.quorum.VoterDecision.Add;
import ai.voicecore.gregor.quorum.VoterDecision.Done;
import ai.voicecore.gregor.quorum.VoterDecision.Remove;
import ai.voicecore.gregor.quorum.VoterDecision.Wait;
import ai.voicecore.gregor.snapshot.QuorumSnapshot;
import ai.voicecore.gregor.snapshot.QuorumSnapshot.Voter;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VoterPolicyTest {
    private static final long FAR_BEHIND = 60_000;

    @Test
    void ifTheWantedControllersVoteNothingIsDone() {
        assertThat(next(Set.of(0, 1, 2), 0, List.of(voter(0), voter(1), voter(2)), List.of(voter(7))))
                .isEqualTo(new Done());
    }

    @Test
    void anObserverIsAddedWhenItHasCaughtUp() {
        List<Voter> alone = List.of(voter(0));

        assertThat(next(Set.of(0, 1, 2), 0, alone, List.of(late(1), late(2))))
                .isEqualTo(new Wait("controller 1 has not caught up with the quorum's leader yet"));
        assertThat(next(Set.of(0, 1, 2), 0, alone, List.of(late(1), voter(2)))).isEqualTo(new Add(2, "disk-2"));
        assertThat(next(Set.of(0, 1, 2), 0, List.of(voter(0), voter(2)), List.of(voter(1))))
                .isEqualTo(new Add(1, "disk-1"));
    }

    @Test
    void thePolicyWaitsForAMissingController() {
        assertThat(next(Set.of(0, 1, 2), 0, List.of(voter(0), voter(1)), List.of()))
                .isEqualTo(new Wait("controller 2 does not fetch the metadata yet"));
    }

    @Test
    void noVoterIsAddedIfTooFewWouldHaveCaughtUp() {
        List<Voter> oneOfThree = List.of(voter(0), late(1), late(2));

        assertThat(next(Set.of(0, 1, 2, 3, 4), 0, oneOfThree, List.of(voter(3))))
                .isEqualTo(new Wait("with controller 3 only 2 of 4 voters have caught up, no majority"));
    }

    @Test
    void theHighestIdIsRemovedFirstAndTheLeaderLast() {
        List<Voter> five = List.of(voter(0), voter(1), voter(2), voter(3), voter(4));

        assertThat(next(Set.of(0, 1, 2), 0, five, List.of())).isEqualTo(new Remove(4, "disk-4"));
        assertThat(next(Set.of(0, 1, 2), 4, five, List.of())).isEqualTo(new Remove(3, "disk-3"));
        assertThat(next(Set.of(0, 1, 2), 4, List.of(voter(0), voter(1), voter(2), voter(4)), List.of(voter(3))))
                .isEqualTo(new Remove(4, "disk-4"));
    }

    @Test
    void aDeadVoterIsRemovedFirst() {
        assertThat(next(Set.of(0), 0, List.of(voter(0), late(1), voter(2)), List.of()))
                .isEqualTo(new Remove(1, "disk-1"));
    }

    @Test
    void noVoterIsRemovedIfTooFewWouldHaveCaughtUp() {
        assertThat(next(Set.of(0, 1), 0, List.of(voter(0), late(1), voter(2)), List.of()))
                .isEqualTo(new Wait("without controller 2 only 1 of 2 voters have caught up, no majority"));
    }

    @Test
    void aNewDiskIsAddedAfterTheOldOneWasRemoved() {
        List<Voter> old = List.of(voter(0), late(1), voter(2));
        Voter empty = new Voter(1, "new-disk", -1);
        Voter full = new Voter(1, "new-disk", 0);

        assertThat(next(Set.of(0, 1, 2), 0, old, List.of(empty)))
                .isEqualTo(new Wait("controller 1 has not caught up with the quorum's leader yet"));
        assertThat(next(Set.of(0, 1, 2), 0, old, List.of(full))).isEqualTo(new Remove(1, "disk-1"));
        assertThat(next(Set.of(0, 1, 2), 0, List.of(voter(0), voter(2)), List.of(full)))
                .isEqualTo(new Add(1, "new-disk"));
    }

    @Test
    void thePolicyWaitsForAVoterThatDoesNotAnswer() {
        assertThat(next(Set.of(0, 1, 2), 0, List.of(voter(0), late(1), voter(2)), List.of()))
                .isEqualTo(new Wait("controller 1 has not caught up with the quorum's leader yet"));
    }

    @Test
    void noVoterIsReplacedIfAMajorityOfDisksIsLost() {
        Voter full = new Voter(1, "new-disk", 0);

        assertThat(next(Set.of(0, 1, 2), 0, List.of(voter(0), late(1), late(2)), List.of(full)))
                .isEqualTo(new Wait("without controller 1 only 1 of 2 voters have caught up, no majority"));
    }

    @Test
    void withoutALeaderNothingIsDone() {
        assertThat(next(Set.of(0, 1, 2), -1, List.of(voter(0)), List.of(voter(1))))
                .isEqualTo(new Wait("the quorum has no leader"));
    }

    private static VoterDecision next(Set<Integer> wanted, int leader, List<Voter> voters, List<Voter> observers) {
        return new VoterPolicy(wanted, new QuorumSnapshot(leader, 4, voters, observers)).next();
    }

    private static Voter voter(int id) {
        return new Voter(id, "disk-" + id, 0);
    }

    private static Voter late(int id) {
        return new Voter(id, "disk-" + id, FAR_BEHIND);
    }
}
