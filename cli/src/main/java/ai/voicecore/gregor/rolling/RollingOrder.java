package ai.voicecore.gregor.rolling;

import ai.voicecore.gregor.topology.Node;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * The order of a rolling change. First whoever is not ready, since no other may be stopped before it is. Then coordinators
 * before those they coordinate (Kafka's own upgrade tests restart controllers before brokers), clients last; within each
 * kind whoever leads the others last, so that leadership changes hands once and not with every restart.
 */
public final class RollingOrder {
    private RollingOrder() {}

    /** A node and why it has its place. */
    public record Place(Node node, String reason) {}

    /** The nodes that the predicate takes, in the order in which they would be restarted if nothing changed meanwhile. */
    public static List<Place> of(Predicate<Node> which, Situation now) {
        return now.topology().nodes().stream()
                .filter(which)
                .sorted(Comparator.comparing((Node node) -> node.role().isClient() || now.isReady(node))
                        .thenComparingInt((Node node) -> node.role().place())
                        .thenComparing(now::leads))
                .map(node -> new Place(node, reason(node, now)))
                .toList();
    }

    private static String reason(Node node, Situation now) {
        String kind = node.role().placeReason(now.leads(node));
        return now.isReady(node) ? kind : kind + "; not ready now: " + now.detail(node);
    }
}
