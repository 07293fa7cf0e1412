package ai.voicecore.gregor.simulation;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.admin.MigrationZnodes;
import ai.voicecore.gregor.simulation.World.Broken;
import ai.voicecore.gregor.simulation.World.NodeRun;
import ai.voicecore.gregor.snapshot.QuorumSnapshot;
import ai.voicecore.gregor.snapshot.QuorumSnapshot.Voter;
import ai.voicecore.gregor.snapshot.zookeeper.ZkMigration;
import ai.voicecore.gregor.snapshot.zookeeper.Znodes;
import ai.voicecore.gregor.snapshot.zookeeper.ZooKeeperMetadata;
import ai.voicecore.gregor.snapshot.zookeeper.ZooKeeperMetadata.StoredTopic;
import ai.voicecore.gregor.testing.Clusters;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Role;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The simulated migration of a cluster from ZooKeeper to a static quorum, as Kafka 3.9 executes it (KIP-866), with all that
 * Kafka does not prevent.
 */
final class Migration implements MigrationZnodes {
    private enum Log {
        EMPTY,
        PRE,
        DUAL,
        POST
    }

    private final World world;

    /** Controllers whose disk has the metadata. */
    private final Set<String> disks = new TreeSet<>();

    private Log log = Log.EMPTY;
    private Optional<Integer> controller = Optional.empty();
    private boolean znode;
    private boolean copied;

    /** Whether the user has agreed that there is no way back. */
    boolean consented;

    Migration(World world) {
        this.world = world;
    }

    /** Voters of a dynamic quorum are not of a migration. */
    private static boolean isController(Node node) {
        return node.role() == Role.CONTROLLER && node.environment().containsKey("KAFKA_CONTROLLER_QUORUM_VOTERS");
    }

    private static boolean migrates(Node node) {
        return node.environment().containsKey("KAFKA_ZOOKEEPER_METADATA_MIGRATION_ENABLE");
    }

    private static boolean isInKraft(Node broker) {
        return broker.environment().containsKey("KAFKA_PROCESS_ROLES");
    }

    private List<NodeRun> processes(Predicate<Node> which) {
        return world.processes.values().stream()
                .filter(process -> process.up && which.test(process.description))
                .toList();
    }

    private List<Node> live() {
        return processes(Migration::isController).stream()
                .filter(world::isServing)
                .map(process -> process.description)
                .toList();
    }

    private int voters() {
        return Stream.concat(live().stream(), world.processes.values().stream().map(run -> run.description))
                .filter(Migration::isController)
                .map(node ->
                        node.environment().get("KAFKA_CONTROLLER_QUORUM_VOTERS").split(",").length)
                .findFirst()
                .orElse(0);
    }

    boolean exists() {
        return voters() > 0;
    }

    boolean hasLeader() {
        return exists() && live().size() > voters() / 2;
    }

    /** Whether the KRaft controllers have taken the cluster over. */
    boolean isActive() {
        return controller.isPresent() || log == Log.POST;
    }

    boolean needsZooKeeper() {
        return !processes(node -> node.environment().containsKey("KAFKA_ZOOKEEPER_CONNECT"))
                .isEmpty();
    }

    void started(Node node) {
        if (isController(node)) {
            disks.add(node.name());
        }
        if (node.role().isBroker()
                && node.environment().containsKey("KAFKA_CONTROLLER_QUORUM_VOTERS")
                && isInKraft(node)
                && log.compareTo(Log.DUAL) < 0) {
            throw new Broken(node.name() + " starts in KRaft mode, and the quorum has no metadata");
        }
        boolean unaware = node.role().isBroker() && !isInKraft(node) && !migrates(node);
        if (unaware && isActive()) {
            throw new Broken(node.name() + " starts with ZooKeeper only, and a KRaft controller has the cluster");
        }
    }

    /** The active controller does what its settings and its log say. */
    void advance() {
        if (!hasLeader()) {
            return;
        }
        Node leader = live().getFirst();
        if (log == Log.EMPTY) {
            if (!migrates(leader)) {
                throw new Broken(leader.name() + " starts a new cluster");
            }
            log = Log.PRE;
            znode = true;
        } else if (log == Log.PRE) {
            copyIfComplete(leader);
        } else if (log == Log.DUAL) {
            write(leader);
        }
    }

    private void copyIfComplete(Node leader) {
        boolean complete = world.processes.values().stream()
                .filter(process -> process.description.role().isBroker())
                .allMatch(process -> world.isServing(process) && migrates(process.description));
        if (!complete) {
            return;
        }
        if (copied) {
            throw new Broken("an empty quorum is written over ZooKeeper, because /migration was left");
        }
        log = Log.DUAL;
        copied = true;
        znode = true;
        controller = Optional.of(leader.id());
    }

    private void write(Node leader) {
        if (migrates(leader)) {
            if (!znode) {
                throw new Broken("old metadata is written over ZooKeeper");
            }
            controller = Optional.of(leader.id());
            return;
        }
        if (!consented) {
            throw new Broken(leader.name() + " ends the migration, and nobody has agreed");
        }
        if (!processes(node -> node.role().isBroker() && !isInKraft(node)).isEmpty()) {
            throw new Broken(leader.name() + " ends the migration, and brokers use ZooKeeper");
        }
        log = Log.POST;
    }

    /** Throws if brokers lose their controllers. */
    void requireMajorityWithout(Collection<NodeRun> ending) {
        boolean used =
                !processes(node -> node.role().isBroker() && isInKraft(node)).isEmpty();
        long left = live().stream()
                .filter(node -> ending.stream().noneMatch(process -> process.description.equals(node)))
                .count();
        boolean stopsOne = ending.stream().anyMatch(process -> isController(process.description));
        if (used && stopsOne && hasLeader() && voters() > 1 && left <= voters() / 2) {
            throw new Broken("brokers in KRaft mode are left with " + left + " controllers");
        }
    }

    QuorumSnapshot describe() {
        List<Voter> voters = world.processes.values().stream()
                .map(process -> process.description)
                .filter(Migration::isController)
                .map(node -> new Voter(node.id(), "", live().contains(node) ? 0 : 60_000))
                .toList();
        return new QuorumSnapshot(hasLeader() ? live().getFirst().id() : -1, 1, voters, List.of());
    }

    boolean leads(Node node) {
        return isController(node) && hasLeader() && live().getFirst().equals(node);
    }

    Optional<ZkMigration> state(Node node) {
        if (!node.role().isKafka()) {
            return Optional.empty();
        }
        String settled = isInKraft(node) ? "kraft" : "zookeeper";
        int registered = processes(broker -> broker.role().isBroker() && !isInKraft(broker) && migrates(broker))
                .size();
        return Optional.of(new ZkMigration(
                migrates(node) ? "migration" : settled,
                isController(node) ? number() : OptionalInt.empty(),
                leads(node) ? OptionalInt.of(registered) : OptionalInt.empty(),
                leads(node) ? OptionalLong.of(0) : OptionalLong.empty()));
    }

    private OptionalInt number() {
        return switch (log) {
            case EMPTY -> OptionalInt.empty();
            case PRE -> OptionalInt.of(ZkMigration.PRE_MIGRATION);
            case DUAL -> OptionalInt.of(ZkMigration.DUAL_WRITE);
            case POST -> OptionalInt.of(ZkMigration.POST_MIGRATION);
        };
    }

    void deleted(String controller) {
        if (world.processes.containsKey(controller) && world.processes.get(controller).up) {
            throw new Broken("the storage of " + controller + " is deleted while it runs");
        }
        if (log == Log.POST || znode) {
            throw new Broken("the storage of " + controller + " is deleted, and it is needed");
        }
        disks.remove(controller);
        if (disks.isEmpty()) {
            log = Log.EMPTY;
        }
    }

    @Override
    public Znodes read() {
        if (!world.coordinators.hasLeader()) {
            throw AdminFailure.unreachable("ZooKeeper does not answer");
        }
        return new Znodes(
                controller,
                znode,
                copied ? OptionalLong.of(1) : OptionalLong.empty(),
                processes(node -> node.role().isBroker() && !isInKraft(node)).stream()
                        .map(process -> process.description.id())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Override
    public ZooKeeperMetadata metadata() {
        SortedMap<String, StoredTopic> topics = new TreeMap<>();
        world.partitions.configs.keySet().forEach(name -> {
            SortedMap<Integer, List<Integer>> replicas = new TreeMap<>();
            world.partitions
                    .snapshot(name)
                    .forEach(partition -> replicas.put(partition.partition(), partition.replicas()));
            topics.put(name, new StoredTopic("id of " + name, replicas));
        });
        SortedMap<String, SortedMap<String, String>> settings = new TreeMap<>();
        world.partitions.configs.forEach((name, config) -> settings.put("topics/" + name, new TreeMap<>(config)));
        settings.values().removeIf(Map::isEmpty);
        if (!world.brokerDefaults.isEmpty()) {
            settings.put("brokers/<default>", world.brokerDefaults);
        }
        return new ZooKeeperMetadata(Clusters.CLUSTER_ID, topics, new TreeSet<>(), settings);
    }

    @Override
    public void raisePartitionEpochs() {}

    @Override
    public void release() {
        world.act("deleting /controller and /migration");
        if (!processes(Migration::isController).isEmpty()) {
            throw new Broken("/controller is deleted while controllers run");
        }
        if (!processes(node -> node.role().isBroker() && isInKraft(node)).isEmpty()) {
            throw new Broken("/controller is deleted while brokers use KRaft");
        }
        controller = Optional.empty();
        znode = false;
        copied = false;
    }

    String outcome() {
        return log + ", /controller " + (controller.isPresent() ? "of KRaft" : "of a broker") + ", /migration " + znode
                + ", disks " + disks;
    }
}
