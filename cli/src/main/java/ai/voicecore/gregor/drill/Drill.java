package ai.voicecore.gregor.drill;

import ai.voicecore.gregor.platform.Fault;
import ai.voicecore.gregor.snapshot.NodeState;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Role;
import ai.voicecore.gregor.topology.Topology;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The drills. */
public enum Drill {
    KILL_BROKER("kills a broker that is not the active controller"),
    KILL_ACTIVE_CONTROLLER("kills the active controller"),
    PAUSE_BROKER("pauses a broker for longer than its session timeout"),
    KILL_ZOOKEEPER_LEADER("kills the leader of the ZooKeeper ensemble"),
    KILL_REGISTRY("kills the Schema Registry"),
    KILL_CONNECT_WORKER("kills a Connect worker"),
    FILL_DISK("fills a broker's storage"),
    SLOW_DISK("makes a broker's storage slow"),
    CUT_NETWORK("cuts the network between two brokers");

    /** Longer than the session timeout, so that its end is seen while the broker is still paused. */
    private static final Duration SESSION_MARGIN = Duration.ofSeconds(5);

    private static final Duration HOLD_TIME = Duration.ofSeconds(20);

    private final String sentence;

    Drill(String sentence) {
        this.sentence = sentence;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What it does, without a subject. */
    public String sentence() {
        return sentence;
    }

    public static Optional<Drill> of(String word) {
        return Stream.of(values()).filter(drill -> drill.word().equals(word)).findFirst();
    }

    /** The fault, and how long it lasts before it is mended; zero if there is nothing to mend. */
    public record Plan(Fault fault, Duration hold) {}

    /** Chooses the fault by the nodes that answer; empty if the cluster has no node of that kind. */
    public Optional<Plan> plan(Topology topology, List<NodeState> states) {
        return switch (this) {
            case KILL_BROKER -> follower(topology, states).map(Drill::kill);
            case KILL_ACTIVE_CONTROLLER ->
                leading(topology, states, state -> state.activeController().orElse(false))
                        .map(Drill::kill);
            case PAUSE_BROKER ->
                follower(topology, states)
                        .map(node ->
                                new Plan(new Fault.Pause(node), session(node).plus(SESSION_MARGIN)));
            case KILL_ZOOKEEPER_LEADER ->
                leading(topology, states, NodeState::leadsEnsemble).map(Drill::kill);
            case KILL_REGISTRY -> first(topology, Role.REGISTRY).map(Drill::kill);
            case KILL_CONNECT_WORKER -> first(topology, Role.CONNECT).map(Drill::kill);
            case FILL_DISK -> follower(topology, states).map(node -> new Plan(new Fault.FillDisk(node), HOLD_TIME));
            case SLOW_DISK -> follower(topology, states).map(node -> new Plan(new Fault.SlowDisk(node), HOLD_TIME));
            case CUT_NETWORK -> cut(topology);
        };
    }

    public String missing() {
        return switch (this) {
            case KILL_ACTIVE_CONTROLLER -> "no node says that it is the active controller";
            case KILL_ZOOKEEPER_LEADER -> "no ZooKeeper server says that it leads an ensemble";
            case KILL_REGISTRY -> "the cluster has no Schema Registry";
            case KILL_CONNECT_WORKER -> "the cluster has no Connect worker";
            case KILL_BROKER, PAUSE_BROKER, FILL_DISK, SLOW_DISK, CUT_NETWORK -> "the cluster has only one broker";
        };
    }

    private static Plan kill(Node node) {
        return new Plan(new Fault.Kill(node), Duration.ZERO);
    }

    private static Optional<Plan> cut(Topology topology) {
        List<Node> brokers = topology.brokers();
        return brokers.size() < 2
                ? Optional.empty()
                : Optional.of(new Plan(
                        new Fault.CutNetwork(brokers.get(0), brokers.get(1)),
                        lag(brokers.getFirst()).plus(SESSION_MARGIN)));
    }

    private static Optional<Node> first(Topology topology, Role role) {
        return topology.nodes(role::equals).findFirst();
    }

    private static Optional<Node> leading(Topology topology, List<NodeState> states, Predicate<NodeState> leads) {
        return states.stream().filter(leads).findFirst().flatMap(state -> topology.node(state.node()));
    }

    /** The last broker that is not the active controller, so that a drill does not test two failures at once. */
    private static Optional<Node> follower(Topology topology, List<NodeState> states) {
        Set<String> active = states.stream()
                .filter(state -> state.activeController().orElse(false))
                .map(NodeState::node)
                .collect(Collectors.toSet());
        List<Node> brokers = topology.brokers();
        return brokers.size() < 2
                ? Optional.empty()
                : brokers.reversed().stream()
                        .filter(node -> !active.contains(node.name()))
                        .findFirst();
    }

    /**
     * A replica that does not fetch may count as in sync for this long; Kafka checks every
     * {@code replica.lag.time.max.ms / 2}.
     */
    private static Duration lag(Node broker) {
        long millis = Long.parseLong(broker.environment().getOrDefault("KAFKA_REPLICA_LAG_TIME_MAX_MS", "30000"));
        return Duration.ofMillis(millis + millis / 2);
    }

    /** A silent broker counts as alive for this long; Kafka's defaults if it is not set. */
    private static Duration session(Node broker) {
        boolean zookeeper = broker.environment().containsKey("KAFKA_ZOOKEEPER_CONNECT");
        String millis = zookeeper
                ? broker.environment().getOrDefault("KAFKA_ZOOKEEPER_SESSION_TIMEOUT_MS", "18000")
                : broker.environment().getOrDefault("KAFKA_BROKER_SESSION_TIMEOUT_MS", "9000");
        return Duration.ofMillis(Long.parseLong(millis));
    }
}
