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
import java.util.TreeSet;

/**
 * Changes who votes in a dynamic quorum, one voter at a time. Nobody votes who has not caught up as an observer before, and after
 * each step more than half of the voters have caught up, so that it can be committed and something may still fail. Those who
 * come are taken in before those who go are let go, and the leader goes last: its successor is elected then.
 *
 * <p>A controller is known by its disk (KIP-853). One that runs with another disk than the one that votes can never vote with that
 * again: the old disk is taken out, then the new one is taken in.
 */
public final class VoterPolicy {
    private final Set<Integer> wanted;
    private final QuorumSnapshot quorum;

    private VoterPolicy(Set<Integer> wanted, QuorumSnapshot quorum) {
        this.wanted = new TreeSet<>(wanted);
        this.quorum = quorum;
    }

    /**
     * The next step.
     *
     * @param wanted ids of the controllers that are to vote; at least one
     */
    public static VoterDecision next(Set<Integer> wanted, QuorumSnapshot quorum) {
        return new VoterPolicy(wanted, quorum).next();
    }

    private VoterDecision next() {
        if (quorum.leader() < 0) {
            return new Wait("the quorum has no leader");
        }
        List<Voter> joining = joining();
        if (!joining.isEmpty()) {
            Optional<Voter> ready = joining.stream().filter(Voter::isCaughtUp).findFirst();
            return ready.map(this::addVoter).orElseGet(() -> notCaughtUp(joining.getFirst()));
        }
        Optional<Integer> missing =
                wanted.stream().filter(id -> quorum.voter(id).isEmpty()).findFirst();
        if (missing.isPresent()) {
            return new Wait("controller " + missing.get() + " does not fetch the metadata yet");
        }
        return leaving().map(this::removeVoter).or(this::silent).orElseGet(Done::new);
    }

    /** Nobody else goes on while it is not known that all who stay are whole; one may have lost its disk. */
    private Optional<VoterDecision> silent() {
        return quorum.voters().stream()
                .filter(voter -> !voter.isCaughtUp())
                .findFirst()
                .map(VoterPolicy::notCaughtUp);
    }

    /** Observers that are to vote; others are brokers, or controllers that are about to go. */
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

    /** Who has not caught up goes first, the leader last. */
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
