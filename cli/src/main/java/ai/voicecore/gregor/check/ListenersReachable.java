package ai.voicecore.gregor.check;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.check.BrokerEvidence.Listener;
import ai.voicecore.gregor.concurrent.ParallelTasks;
import java.util.List;
import java.util.Optional;

/** Every advertised listener leads to all brokers. */
final class ListenersReachable extends Check<BrokerEvidence> {
    private final Advice advice;

    ListenersReachable(Advice advice) {
        super("listeners-reachable", "every advertised listener leads to the whole cluster", advice.unreachable());
        this.advice = advice;
    }

    @Override
    public Verdict examine(BrokerEvidence evidence) {
        List<Integer> expected = evidence.brokers();
        List<Listener> listeners = evidence.advertisedListeners();
        List<Finding> findings =
                ParallelTasks.each(listeners, listener -> examine(listener, expected, evidence)).stream()
                        .flatMap(Optional::stream)
                        .toList();
        return Verdict.of(
                listeners.size() - findings.size() + " of " + listeners.size() + " listeners lead to brokers "
                        + expected,
                findings);
    }

    private Optional<Finding> examine(Listener listener, List<Integer> expected, BrokerEvidence evidence) {
        try {
            List<Integer> found = evidence.brokersKnownAt(listener.address());
            return found.equals(expected)
                    ? Optional.empty()
                    : Optional.of(new Finding(
                            listener.name() + " leads to brokers " + found + " instead of " + expected + ".",
                            found.containsAll(expected) ? advice.surplus() : advice.missing()));
        } catch (AdminFailure e) {
            return Optional.of(
                    new Finding(listener.name() + " cannot be reached: " + e.getMessage() + ".", listener.remedy()));
        }
    }
}
