package ai.voicecore.gregor.simulation;

import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.cluster.Cluster.ChangeControl;
import ai.voicecore.gregor.concurrent.Stop;
import ai.voicecore.gregor.concurrent.Stopped;
import ai.voicecore.gregor.concurrent.Time;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.platform.ClusterStore;
import ai.voicecore.gregor.platform.Faults;
import ai.voicecore.gregor.platform.Platform;
import ai.voicecore.gregor.platform.RememberedFaults;
import ai.voicecore.gregor.testing.Answering;
import ai.voicecore.gregor.topology.LiveSettings;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Role;
import ai.voicecore.gregor.topology.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A cluster in memory. Its clock advances when a command waits: then processes start, replicas catch up, and
 * reassignments make progress. It knows the cluster's guarantees and throws {@link Broken} when a call breaks one.
 */
final class World implements Time {
    private static final Duration STEP = Duration.ofMillis(500);
    private static final Duration AWAY = Duration.ofMinutes(1);

    final SortedMap<String, NodeRun> processes = new TreeMap<>();
    final Partitions partitions = new Partitions(this);
    final Coordinators coordinators = new Coordinators(this);
    final Migration migration = new Migration(this);
    final SimulatedStore store = new SimulatedStore();
    final SortedMap<String, String> brokerDefaults = new TreeMap<>();
    String compatibility = "none";
    short metadataVersion = 28;
    boolean locked;

    /** Belongs to the command that runs now. */
    Stop stop = new Stop(this);

    private final Random random;
    private long now;
    private int accidents;
    private int runs;
    private long suspendedUntil;

    /** The process of a node, which runs or has ended. */
    static final class NodeRun {
        /** The description with which the process was started. */
        Node description;

        /** The description for the next start. */
        Node ordered;

        String orderedVersion;

        String version;
        boolean up;
        int run;
        long startedAt;
        long readyAt;
        long inSyncAt;

        NodeRun(Node description, String version) {
            this.description = description;
            this.ordered = description;
            this.orderedVersion = version;
            this.version = version;
        }
    }

    /** A guarantee was broken. An error, so that no command treats it as the failure of a service. */
    static final class Broken extends AssertionError {
        private static final long serialVersionUID = 1;

        Broken(String what) {
            super(what);
        }
    }

    /**
     * An empty cluster.
     *
     * @param accidents how many processes may end without a command
     */
    World(Random random, int accidents) {
        this.random = random;
        this.accidents = accidents;
    }

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public void pause(Duration length) {
        long end = now + length.toNanos();
        while (now < end) {
            now = Math.min(end, now + STEP.toNanos());
            partitions.advance();
            migration.advance();
            accident();
        }
    }

    /** A process ends without a command, and is started again at once, as by a supervisor. */
    private void accident() {
        if (accidents > 0 && random.nextInt(40) == 0) {
            List<NodeRun> running =
                    processes.values().stream().filter(this::isServing).toList();
            if (!running.isEmpty()) {
                accidents--;
                NodeRun unlucky = running.get(random.nextInt(running.size()));
                end(unlucky);
                launch(unlucky.ordered, unlucky.orderedVersion);
            }
        }
    }

    /** Starts a node that does not run. */
    void launch(Node node, String version) {
        NodeRun process = processes.computeIfAbsent(node.name(), name -> new NodeRun(node, version));
        process.description = node;
        process.ordered = node;
        process.orderedVersion = version;
        process.version = version;
        process.up = true;
        process.run = ++runs;
        process.startedAt = now;
        process.readyAt = now + Duration.ofMillis(1_000 + random.nextInt(8_000)).toNanos();
        process.inSyncAt =
                process.readyAt + Duration.ofMillis(random.nextInt(6_000)).toNanos();
        coordinators.started(node);
        migration.started(node);
        partitions.advance();
    }

    /** A command stops nodes. Throws if a guarantee does not hold without them. */
    void stop(Collection<String> names, boolean wholeCluster) {
        act("stopping " + names);
        List<NodeRun> ending = processes.values().stream()
                .filter(process -> process.up && names.contains(process.description.name()))
                .toList();
        if (!wholeCluster) {
            List<Integer> brokers = ids(ending, Role::isBroker);
            partitions.refuseBelowMinIsr(brokers);
            migration.requireMajorityWithout(ending);
            coordinators.requireMajorityWithout(ending.stream()
                    .filter(process -> process.description.role() != Role.ZOOKEEPER || migration.needsZooKeeper())
                    .toList());
        }
        ending.forEach(this::end);
    }

    private static List<Integer> ids(List<NodeRun> of, Predicate<Role> which) {
        return of.stream()
                .map(process -> process.description)
                .filter(node -> which.test(node.role()))
                .map(Node::id)
                .toList();
    }

    private void end(NodeRun process) {
        process.up = false;
        if (process.description.role().isBroker()) {
            partitions.brokerEnded(process.description.id());
        }
    }

    /** The cluster as the current command gets it; calls of its ports may fail. */
    Cluster cluster(Topology topology, SimulatedPlatform platform, FaultInjector trouble) {
        ClusterStore remembered = trouble.in(ClusterStore.class, store);
        return new Cluster(
                topology,
                trouble.in(Platform.class, platform),
                remembered,
                new SimulatedServices(this, trouble),
                new ChangeControl(
                        (holder, progress, waiting) -> () -> {},
                        new RememberedFaults(Answering.of(Faults.class, method -> List.of()), remembered)),
                stop);
    }

    /** A command starts or continues, in a new process. */
    void begin() {
        stop = new Stop(this);
        suspendedUntil = now;
        stop.suspendedBy(() -> now < suspendedUntil
                ? Optional.of(Failure.unreachable("The lock may be lost", "Try again."))
                : Optional.empty());
        locked = true;
    }

    /** The command's process has ended. */
    void end() {
        locked = false;
    }

    /** Ctrl-C, or another command has taken the lock. */
    void interrupt() {
        stop.now(new Stopped("", 130));
    }

    /** The lock cannot be renewed for a minute. */
    void suspend() {
        suspendedUntil = in(AWAY);
    }

    /** Called by each method that changes the cluster. */
    void act(String what) {
        if (!locked) {
            throw new Broken(what + " without holding the lock");
        }
        if (stop.why().isPresent() || now < suspendedUntil) {
            throw new Broken(what + " has begun after the command was told to stop");
        }
    }

    /** The id that brokers report as the active controller: that of any broker; -1 if there is no controller. */
    int controller() {
        boolean led = migration.isActive() ? migration.hasLeader() : coordinators.hasLeader();
        return led && !brokers().isEmpty() ? brokers().getFirst() : -1;
    }

    /** Whether a controller has all of the leader's metadata. */
    boolean hasMetadata(Node controller) {
        NodeRun process = processes.get(controller.name());
        return process != null && isServing(process) && now >= process.inSyncAt;
    }

    boolean isServing(NodeRun process) {
        return process.up && now >= process.readyAt;
    }

    /** Ids of the brokers that serve, in order. */
    List<Integer> brokers() {
        List<Integer> serving = new ArrayList<>();
        for (NodeRun process : processes.values()) {
            if (process.description.role().isBroker() && isServing(process)) {
                serving.add(process.description.id());
            }
        }
        serving.sort(null);
        return serving;
    }

    /** Ids of all registered brokers, in the order of KRaft's replica placement: those that serve come first. */
    List<Integer> registered() {
        List<Integer> registered = new ArrayList<>(brokers());
        ids(List.copyOf(processes.values()), Role::isBroker).stream()
                .filter(id -> !registered.contains(id))
                .forEach(registered::add);
        return registered;
    }

    /** Whether a broker's replicas have caught up with their leaders. */
    boolean hasCaughtUp(int broker) {
        return processes.values().stream()
                .anyMatch(process -> process.description.role().isBroker()
                        && process.description.id() == broker
                        && isServing(process)
                        && now >= process.inSyncAt);
    }

    /**
     * The environment for the next start, without the options for formatting: they have no effect on a formatted node.
     */
    private static SortedMap<String, String> ordered(NodeRun process) {
        SortedMap<String, String> environment = new TreeMap<>(process.ordered.environment());
        environment.remove("GREGOR_FORMAT_OPTIONS");
        return environment;
    }

    /** The final state. It must be the same for a repeated change, whatever has failed before. */
    SortedMap<String, String> outcome() {
        SortedMap<String, String> outcome = new TreeMap<>();
        processes.forEach((name, process) -> {
            if (process.up) {
                outcome.put("orders of " + name, process.version + " " + ordered(process));
                outcome.put(
                        name + " runs as ordered",
                        String.valueOf(process.description.equals(process.ordered)
                                || LiveSettings.areAllThatDiffers(process.description, process.ordered)));
            }
        });
        outcome.putAll(partitions.outcome());
        outcome.put("settings of all brokers", brokerDefaults.toString());
        outcome.put("who votes", coordinators.outcome());
        outcome.put("compatibility", compatibility);
        outcome.put("migration", migration.outcome());
        outcome.put("metadata.version", String.valueOf(metadataVersion));
        outcome.putAll(store.outcome());
        return outcome;
    }
}
