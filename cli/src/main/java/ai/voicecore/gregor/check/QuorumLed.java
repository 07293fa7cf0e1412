package ai.voicecore.gregor.check;

import ai.voicecore.gregor.snapshot.QuorumSnapshot;
import ai.voicecore.gregor.snapshot.QuorumSnapshot.Voter;
import java.util.List;
import java.util.Optional;

/** KRaft: the quorum has a leader, and every voter follows it closely. */
final class QuorumLed extends Check<BrokerEvidence> {
    /** controller.quorum.fetch.timeout.ms is 2 s: who is further behind would call an election. */
    private static final long MOST_MILLIS_BEHIND = 5_000;

    private final Advice advice;

    QuorumLed(Advice advice) {
        super("kraft-quorum", "the KRaft quorum has a leader, and its voters are in step", remedy(advice));
        this.advice = advice;
    }

    static String remedy(Advice advice) {
        return "A majority of the controllers must run: " + advice.seeControllers() + ".";
    }

    /** The quorum, if it has a leader. */
    static Optional<QuorumSnapshot> led(BrokerEvidence evidence) {
        return evidence.snapshot().quorum().filter(quorum -> quorum.leader() >= 0);
    }

    @Override
    public Verdict examine(BrokerEvidence evidence) {
        Optional<QuorumSnapshot> led = led(evidence);
        if (led.isEmpty()) {
            return Verdict.broken("no leader", "The KRaft quorum has no leader.", remedy(advice));
        }
        QuorumSnapshot quorum = led.get();
        long behind =
                quorum.voters().stream().mapToLong(Voter::millisBehind).max().orElse(0);
        return Verdict.of(
                "leader " + quorum.leader() + ", epoch " + quorum.epoch() + ", "
                        + quorum.voters().size() + " voters, at most " + behind + " ms behind",
                behind(quorum));
    }

    private static List<Finding> behind(QuorumSnapshot quorum) {
        return quorum.voters().stream()
                .filter(voter -> voter.millisBehind() < 0 || voter.millisBehind() > MOST_MILLIS_BEHIND)
                .map(voter -> new Finding(
                        "Voter " + voter.id() + " is behind the leader"
                                + (voter.millisBehind() < 0
                                        ? " and never caught up"
                                        : " by " + voter.millisBehind() + " ms")
                                + ".",
                        "See whether that node runs; its log says why it does not fetch."))
                .toList();
    }
}
