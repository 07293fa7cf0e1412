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
                        .thenComparingInt(RollingOrder::kind)
                        .thenComparing(now::leads))
                .map(node -> new Place(node, reason(node, now)))
                .toList();
    }

    static int kind(Node node) {
        return switch (node.role()) {
            case ZOOKEEPER -> 0;
            case CONTROLLER, COMBINED -> 1;
            case BROKER -> 2;
            case REGISTRY -> 3;
            case CONNECT -> 4;
        };
    }

    private static String reason(Node node, Situation now) {
        String kind = switch (node.role()) {
            case ZOOKEEPER -> now.leads(node) ? "leads the ensemble: last of it" : "follows in the ensemble";
            case CONTROLLER, COMBINED ->
                now.leads(node) ? "the active controller: last of the controllers" : "a standby controller";
            case BROKER ->
                now.leads(node) ? "the active controller: last of the brokers" : "a broker, after controllers";
            case REGISTRY -> "the registry, after the brokers; it is away while it restarts";
            case CONNECT -> "a Connect worker, last";
        };
        return now.isReady(node) ? kind : kind + "; not ready now: " + now.detail(node);
    }
}
