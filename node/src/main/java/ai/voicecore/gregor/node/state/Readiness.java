package ai.voicecore.gregor.node.state;

import ai.voicecore.gregor.node.settings.Role;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a node is ready, and if not, why. Pure.
 *
 * <p>Unknown values mean not ready. Readiness is for those that wait for the node, such as a rolling restart; liveness
 * ({@code /live}) is separate, so that a voter is never killed because its quorum is lost.
 */
final class Readiness {
    /** In a static quorum every controller is a voter; in a dynamic one the voters change (KIP-853). */
    private static final Set<String> IN_QUORUM = Set.of("leader", "follower", "observer");

    private static final Set<String> SERVING = Set.of("leader", "follower", "standalone");

    private Readiness() {}

    /**
     * Why the node is not ready, in one line; empty if it is.
     *
     * @param isr why the broker is not in every ISR yet; only used for brokers
     * @param health why Connect's {@code /health} does not answer 200; only used for Connect
     */
    static Optional<String> whyNot(Role role, Beans beans, Optional<String> isr, Optional<String> health) {
        return switch (role) {
            case ZOOKEEPER -> zooKeeper(beans);
            case BROKER -> broker(beans, isr);
            case CONTROLLER -> controller(beans);
            case COMBINED -> controller(beans).or(() -> broker(beans, isr));
            case CONNECT -> health;
        };
    }

    private static Optional<String> broker(Beans beans, Optional<String> isr) {
        if (beans.brokerState() == null) {
            return Optional.of("The broker has not started yet.");
        }
        if (!beans.isRunning()) {
            return Optional.of("The broker is " + beans.brokerStateName() + ", not RUNNING.");
        }
        return isr;
    }

    private static Optional<String> controller(Beans beans) {
        String state = beans.raftState();
        if (state == null) {
            return Optional.of("The controller has not started yet.");
        }
        return IN_QUORUM.contains(state)
                ? Optional.empty()
                : Optional.of("The controller is " + state + " in the quorum, neither leader, follower nor observer.");
    }

    private static Optional<String> zooKeeper(Beans beans) {
        String state = beans.zooKeeperState();
        if (state == null) {
            return Optional.of("ZooKeeper has not started yet.");
        }
        return SERVING.contains(state)
                ? Optional.empty()
                : Optional.of("ZooKeeper is " + state + ", neither leader, follower nor standalone.");
    }
}
