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

/** What can be drilled. */
public enum Drill {
    KILL_BROKER("kills a broker that is not the active controller"),
    KILL_ACTIVE_CONTROLLER("kills the active controller"),
    PAUSE_BROKER("halts a broker for longer than its session lasts"),
    KILL_ZOOKEEPER_LEADER("kills the leader of the ZooKeeper ensemble"),
    KILL_REGISTRY("kills the Schema Registry"),
    KILL_CONNECT_WORKER("kills a Connect worker"),
    FILL_DISK("leaves a broker's storage without room"),
    SLOW_DISK("makes a broker's storage slow"),
    CUT_NETWORK("lets no packet pass between two brokers");

    /** Longer than the session by this much, so that its end is seen while the broker is still halted. */
    private static final Duration SESSION_MARGIN = Duration.ofSeconds(5);

    private static final Duration HOLD_TIME = Duration.ofSeconds(20);

    private final String sentence;

    Drill(String sentence) {
        this.sentence = sentence;
    }

    /** Its name on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What it does, without a subject. */
    public String sentence() {
        return sentence;
    }

    /** Whose word this is; empty if it is nobody's. */
    public static Optional<Drill> of(String word) {
        return Stream.of(values()).filter(drill -> drill.word().equals(word)).findFirst();
    }

    /**
     * What is broken, and for how long before it is mended.
     *
     * @param hold zero where there is nothing to mend
     */
    public record Plan(Fault fault, Duration hold) {}

    /**
     * Chooses what to break; empty if the cluster has nothing of the kind.
     *
     * @param states what the nodes say of themselves, as far as they answer
     */
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
                leading(
                                topology,
                                states,
                                state -> state.zooKeeperState().orElse("").equals("leader"))
                        .map(Drill::kill);
            case KILL_REGISTRY -> first(topology, Role.REGISTRY).map(Drill::kill);
            case KILL_CONNECT_WORKER -> first(topology, Role.CONNECT).map(Drill::kill);
            case FILL_DISK -> follower(topology, states).map(node -> new Plan(new Fault.FillDisk(node), HOLD_TIME));
            case SLOW_DISK -> follower(topology, states).map(node -> new Plan(new Fault.SlowDisk(node), HOLD_TIME));
            case CUT_NETWORK -> cut(topology);
        };
    }

    /** What such a cluster would need to have. */
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

    /** The last broker that is not the active controller: its fall shall not be two falls at once. */
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
     * Until it has passed, a replica that does not fetch may still count as in sync; Kafka looks every
     * {@code replica.lag.time.max.ms / 2}.
     */
    private static Duration lag(Node broker) {
        long millis = Long.parseLong(broker.environment().getOrDefault("KAFKA_REPLICA_LAG_TIME_MAX_MS", "30000"));
        return Duration.ofMillis(millis + millis / 2);
    }

    /** Until it has passed, a broker that says nothing is believed to be there; Kafka's defaults where nothing is set. */
    private static Duration session(Node broker) {
        boolean zookeeper = broker.environment().containsKey("KAFKA_ZOOKEEPER_CONNECT");
        String millis = zookeeper
                ? broker.environment().getOrDefault("KAFKA_ZOOKEEPER_SESSION_TIMEOUT_MS", "18000")
                : broker.environment().getOrDefault("KAFKA_BROKER_SESSION_TIMEOUT_MS", "9000");
        return Duration.ofMillis(Long.parseLong(millis));
    }
}
