package ai.voicecore.gregor.rolling;

import ai.voicecore.gregor.failure.Remedy;
import ai.voicecore.gregor.rolling.RollingOrder.Place;
import ai.voicecore.gregor.snapshot.NodeStatus;
import ai.voicecore.gregor.snapshot.PartitionId;
import ai.voicecore.gregor.topology.Node;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Restarts nodes one after the other without interruption for clients. It is asked repeatedly with the current state, and
 * has no state of its own.
 */
public final class RollingPolicy {
    private RollingPolicy() {}

    /** The next step; {@code calm} is the time since the last node recovered. */
    public static Decision decide(Roll roll, Situation now, Duration calm) {
        List<Node> asked = underWay(roll, now);
        if (!asked.isEmpty()) {
            return whileAway(roll, asked, now);
        }
        List<Place> left =
                RollingOrder.of(node -> roll.isLeft(node) || roll.asked().containsKey(node.name()), now);
        if (left.isEmpty()) {
            return new Decision.Done();
        }
        Duration settle = roll.options().settle();
        if (!roll.done().isEmpty() && calm.compareTo(settle) < 0) {
            return new Decision.Wait("settling for " + settle.minus(calm).toSeconds() + " s more");
        }
        return next(roll, left, now);
    }

    /** What prevents the restart of each node if it were next; only nodes with an obstacle. */
    public static Map<String, String> obstacles(Roll roll, Situation now) {
        Map<String, String> obstacles = new LinkedHashMap<>();
        RollingOrder.of(roll::isLeft, now)
                .forEach(place -> Gate.to(
                                List.of(place.node()), now, roll.options().acceptUnavailable())
                        .ifPresent(obstacle -> obstacles.put(place.node().name(), obstacle.sentence())));
        return obstacles;
    }

    /** Nodes that were restarted and whose old process is gone. */
    private static List<Node> underWay(Roll roll, Situation now) {
        return now.topology().nodes().stream()
                .filter(node -> Optional.ofNullable(roll.asked().get(node.name()))
                        .filter(before -> NodeRecovery.hasFailed(node, now)
                                ? hasFailedSince(before, now.status(node))
                                : !now.isDown(node) && isAnother(before, now.status(node)))
                        .isPresent())
                .toList();
    }

    /** A node without a process may also have failed again: the restart request reset its failures, so the failure is new. */
    private static boolean hasFailedSince(ProcessId before, Optional<NodeStatus> now) {
        return before.equals(ProcessId.NONE) || isAnother(before, now);
    }

    private static boolean isAnother(ProcessId before, Optional<NodeStatus> now) {
        return now.filter(status -> ProcessId.of(status).isAnotherThan(before)).isPresent();
    }

    private static Decision whileAway(Roll roll, List<Node> asked, Situation now) {
        for (Node node : asked) {
            if (NodeRecovery.hasFailed(node, now)) {
                return new Decision.Blocked(
                        node.name() + " does not come back: it " + now.detail(node),
                        now.status(node)
                                .map(NodeStatus::remedy)
                                .filter(remedy -> !remedy.isEmpty())
                                .orElse(Remedy.of("Mend what its log says ({gregor logs " + node.name() + "})."))
                                .and("\nThen repeat the command: it continues where it stopped."));
            }
        }
        for (Node node : asked) {
            Optional<String> lack = NodeRecovery.lack(node, now);
            if (lack.isPresent()) {
                return new Decision.Wait(lack.get());
            }
        }
        SortedSet<PartitionId> notOnPreferredLeader = now.cluster()
                .map(cluster -> PreferredLeaderElection.next(cluster.topics().values(), roll.elections()))
                .orElseGet(TreeSet::new);
        return notOnPreferredLeader.isEmpty()
                ? new Decision.Recovered(asked.stream().map(Node::name).toList())
                : new Decision.Elect(notOnPreferredLeader);
    }

    private static Decision next(Roll roll, List<Place> left, Situation now) {
        Place first = left.getFirst();
        return stopping(first, roll, now)
                .or(() -> laterBlocker(left, roll, now))
                .orElseGet(() -> new Decision.Restart(together(roll, left, now), first.reason()));
    }

    private static Optional<Decision> stopping(Place place, Roll roll, Situation now) {
        return Gate.to(List.of(place.node()), now, roll.options().acceptUnavailable())
                .map(obstacle -> {
                    String sentence = place.node().name() + " cannot be stopped now: " + obstacle.sentence();
                    return obstacle.remedy()
                            .<Decision>map(remedy -> new Decision.Blocked(sentence, remedy))
                            .orElseGet(() -> new Decision.Wait(sentence));
                });
    }

    /**
     * A permanent obstacle at a later node. It is reported before the first node is restarted, because an unfinished change
     * blocks other commands, also those of the remedy. If a node is not ready, the change may be the repair, and is not
     * blocked.
     */
    private static Optional<Decision> laterBlocker(List<Place> left, Roll roll, Situation now) {
        if (roll.hasBegun() || !now.topology().nodes().stream().allMatch(now::isReady)) {
            return Optional.empty();
        }
        return left.stream()
                .flatMap(place -> stopping(place, roll, now).stream())
                .filter(Decision.Blocked.class::isInstance)
                .findFirst();
    }

    private static List<Node> together(Roll roll, List<Place> left, Situation now) {
        Node first = left.getFirst().node();
        if (now.runsNothing(first)) {
            // Starting a stopped node is always possible, and a quorum needs all of them to become ready.
            return left.stream()
                    .map(Place::node)
                    .filter(node -> now.runsNothing(node)
                            && node.role().isClient() == first.role().isClient())
                    .toList();
        }
        return roll.options().racksTogether() ? rack(left, now, roll.options().acceptUnavailable()) : List.of(first);
    }

    /** The first node, and as many other nodes of its rack and kind as may be stopped together. */
    private static List<Node> rack(List<Place> left, Situation now, boolean accept) {
        Node first = left.getFirst().node();
        List<Node> together = new ArrayList<>(List.of(first));
        left.stream()
                .skip(1)
                .map(Place::node)
                .filter(node -> first.rack().isPresent()
                        && node.rack().equals(first.rack())
                        && node.role().place() == first.role().place()
                        && !now.leads(node))
                .forEach(node -> {
                    together.add(node);
                    if (Gate.to(together, now, accept).isPresent()) {
                        together.removeLast();
                    }
                });
        return List.copyOf(together);
    }
}
