package ai.voicecore.gregor.rolling;

import ai.voicecore.gregor.topology.Node;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * The order of a rolling change. Nodes that are not ready come first, because no other node may be stopped before they are.
 * Then controllers and ZooKeeper before brokers (Kafka's own upgrade tests restart controllers before brokers), clients
 * last. Within each kind the leader comes last, so that leadership changes only once.
 */
public final class RollingOrder {
    private RollingOrder() {}

    public record Place(Node node, String reason) {}

    /** The matching nodes, in the order in which they would be restarted if nothing changed meanwhile. */
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
