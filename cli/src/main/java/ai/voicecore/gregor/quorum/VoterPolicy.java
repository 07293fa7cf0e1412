package ai.voicecore.gregor.quorum;

import ai.voicecore.gregor.quorum.VoterDecision.Add;
import ai.voicecore.gregor.quorum.VoterDecision.Done;
import ai.voicecore.gregor.quorum.VoterDecision.Remove;
import ai.voicecore.gregor.quorum.VoterDecision.Wait;
import ai.voicecore.gregor.snapshot.QuorumSnapshot;
import ai.voicecore.gregor.snapshot.QuorumSnapshot.Voter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Changes the voters of a dynamic quorum, one at a time. A controller becomes a voter only after it has caught up as an
 * observer. After each step more than half of the voters have caught up, so that the step can be committed and one more
 * failure is tolerated. New voters are added before old ones are removed, and the leader is removed last, because its
 * removal causes an election.
 *
 * <p>A voter is identified by its directory id (KIP-853). A controller with a new disk can never vote with the old
 * directory id again: the old one is removed, then the new one is added.
 *
 * @param wanted ids of the controllers that are to vote; at least one
 */
public record VoterPolicy(Set<Integer> wanted, QuorumSnapshot quorum) {
    /** The next step. */
    public VoterDecision next() {
        if (quorum.leader() < 0) {
            return new Wait("the quorum has no leader");
        }
        List<Voter> joining = joining();
        if (!joining.isEmpty()) {
            Optional<Voter> ready = joining.stream().filter(Voter::isCaughtUp).findFirst();
            return ready.map(this::addVoter).orElseGet(() -> notCaughtUp(joining.getFirst()));
        }
        Optional<Integer> missing = wanted.stream()
                .sorted()
                .filter(id -> quorum.voter(id).isEmpty())
                .findFirst();
        if (missing.isPresent()) {
            return new Wait("controller " + missing.get() + " does not fetch the metadata yet");
        }
        return leaving().map(this::removeVoter).or(this::silent).orElseGet(Done::new);
    }

    /** No other voter is removed while a remaining voter is silent; it may have lost its disk. */
    private Optional<VoterDecision> silent() {
        return quorum.voters().stream()
                .filter(voter -> !voter.isCaughtUp())
                .findFirst()
                .map(VoterPolicy::notCaughtUp);
    }

    /** Observers that will become voters; the others are brokers, or controllers that will be removed. */
    private List<Voter> joining() {
        return quorum.observers().stream()
                .filter(observer -> wanted.contains(observer.id()))
                .toList();
    }

    private VoterDecision addVoter(Voter observer) {
        Optional<Voter> old = quorum.voter(observer.id());
        if (old.isPresent()) {
            return removeVoter(old.get());
        }
        long caughtUp = caughtUp(quorum.voters()) + 1;
        int all = quorum.voters().size() + 1;
        return 2 * caughtUp > all
                ? new Add(observer.id(), observer.directory())
                : new Wait("with controller " + observer.id() + " only " + caughtUp + " of " + all
                        + " voters have caught up, no majority");
    }

    private static Wait notCaughtUp(Voter observer) {
        return new Wait("controller " + observer.id() + " has not caught up with the quorum's leader yet");
    }

    /** Voters that have not caught up go first, the leader goes last. */
    private Optional<Voter> leaving() {
        return quorum.voters().stream()
                .filter(voter -> !wanted.contains(voter.id()))
                .min(Comparator.comparing(Voter::isCaughtUp)
                        .thenComparing(voter -> voter.id() == quorum.leader())
                        .thenComparing(Comparator.comparingInt(Voter::id).reversed()));
    }

    private VoterDecision removeVoter(Voter voter) {
        List<Voter> left =
                quorum.voters().stream().filter(other -> !other.equals(voter)).toList();
        long caughtUp = caughtUp(left);
        return 2 * caughtUp > left.size()
                ? new Remove(voter.id(), voter.directory())
                : new Wait("without controller " + voter.id() + " only " + caughtUp + " of " + left.size()
                        + " voters have caught up, no majority");
    }

    private static long caughtUp(List<Voter> voters) {
        return voters.stream().filter(Voter::isCaughtUp).count();
    }
}
