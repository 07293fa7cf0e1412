package ai.voicecore.gregor.platform.local.storage;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.platform.local.home.ClusterHome;
import ai.voicecore.gregor.platform.local.home.LocalClusterStore;
import ai.voicecore.gregor.platform.local.process.DesiredState;
import ai.voicecore.gregor.platform.local.process.LaunchFiles;
import ai.voicecore.gregor.platform.local.process.NodeLaunch;
import ai.voicecore.gregor.platform.local.process.NodeProcess;
import ai.voicecore.gregor.platform.ownership.Owner;
import ai.voicecore.gregor.platform.ownership.Ownership;
import ai.voicecore.gregor.platform.ownership.Ownership.LegacyDirectories;
import ai.voicecore.gregor.runtime.Trees;
import ai.voicecore.gregor.spec.Problem;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Role;
import ai.voicecore.gregor.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The directories and processes of one cluster on this machine. */
public final class Directories {
    private static final String NODE_NAME =
            Arrays.stream(Role.values()).map(Role::stem).distinct().collect(Collectors.joining("|", "(", ")-[0-9]+"));

    /** Leftover of a file replacement that a power failure interrupted. */
    private static final String TEMPORARY_FILE = "[a-z-]+\\.(json|yaml|properties|txt)[0-9]+\\.tmp";

    private final ClusterHome home;
    private final String clusterId;
    private final Ownership ownership;

    private Directories(ClusterHome home, String clusterId) {
        this.home = home;
        this.clusterId = clusterId;
        this.ownership =
                new Ownership(Owner.of(clusterId, home.root().getFileName().toString(), home.root()), this::known);
    }

    public static Directories of(ClusterHome home, String clusterId) {
        return new Directories(home, clusterId);
    }

    /** Directories of other clusters, or with foreign files. Changes nothing. */
    public List<Problem> problems(Path root, Topology topology) {
        Optional<String> whole = ownership.obstacleToRoot(root);
        Stream<String> obstacles = whole.isPresent()
                ? whole.stream()
                : topology.nodes().stream()
                        .map(node -> ownership.obstacle(root.resolve(node.name())))
                        .flatMap(Optional::stream);
        return obstacles
                .map(obstacle -> Problem.of(
                        "local.directory",
                        obstacle,
                        "Name a directory of this cluster's own with `local.directory`, or move what is there away."))
                .toList();
    }

    /** The same for a cluster whose id is saved; without it its own directories cannot be identified. */
    public static DesiredState ownOf(ClusterHome home, DesiredState desired) {
        return LocalClusterStore.clusterId(home)
                .map(id -> of(home, id).ownOf(desired))
                .orElse(desired);
    }

    /** The orders without those for directories of other clusters. */
    public DesiredState ownOf(DesiredState desired) {
        List<NodeLaunch> own = desired.nodes().stream()
                .filter(launch ->
                        ownership.obstacle(Path.of(launch.directory())).isEmpty())
                .toList();
        return new DesiredState(desired.version(), own, desired.end());
    }

    /**
     * Throws if nodes of the cluster may run or have data in directories that this process cannot access: then nothing is
     * stopped or deleted.
     *
     * @param ordered the last orders, whoever owns the directories now
     */
    public void requireAccess(Path root, List<NodeLaunch> ordered) {
        try {
            checkAccess(root, ordered);
        } catch (IOException e) {
            throw Failure.ofFile(
                    "Not all of the cluster can be reached, and nothing was deleted",
                    e,
                    "{gregor deploy} takes up nodes that run; a file gregor-cluster.json that is spoiled is the same in the directories of"
                            + " the other nodes. Then repeat the command.");
        }
    }

    private void checkAccess(Path root, List<NodeLaunch> ordered) throws IOException {
        Set<Path> known = new TreeSet<>(
                ordered.stream().map(launch -> Path.of(launch.directory())).toList());
        for (Path directory : known) {
            ownership.requireClear(directory);
        }
        known.addAll(ownership.marked(root));
        List<String> stray = NodeProcess.outside(known, ordered);
        if (!stray.isEmpty()) {
            throw new IOException("no order names " + String.join(", ", stray) + ", which still runs");
        }
    }

    /**
     * Marks the root and the node directories before anything else is written into them.
     *
     * @param known the previous orders: older versions of Gregor did not mark the directories of running nodes
     */
    public void claim(Path root, Collection<Node> nodes, List<NodeLaunch> known) throws IOException {
        Stream<Path> starting = nodes.stream().map(node -> root.resolve(node.name()));
        Stream<Path> present =
                known.stream().map(launch -> Path.of(launch.directory())).filter(Files::isDirectory);
        claim(root, Stream.concat(starting, present).distinct().toList());
    }

    void claim(Path root, List<Path> nodes) throws IOException {
        ownership.claim(root);
        for (Path node : nodes) {
            Optional<String> obstacle = ownership.obstacle(node);
            if (obstacle.isPresent()) {
                throw new IOException(obstacle.get());
            }
            ownership.claim(node);
        }
    }

    /** A cluster that came from ZooKeeper has the id that Kafka chose. */
    private String kafkaClusterId() {
        return LocalClusterStore.kafkaClusterId(home).orElse(clusterId);
    }

    /**
     * Deletes the data of the cluster's nodes, also of removed ones; foreign files stay.
     *
     * @return mount points (emptied) and links, which stay
     */
    List<Path> delete(Path root, List<NodeLaunch> launches) throws IOException {
        Set<Path> all = new TreeSet<>(
                launches.stream().map(launch -> Path.of(launch.directory())).toList());
        ownership.marked(root).stream()
                .filter(directory -> directory.getFileName().toString().matches(NODE_NAME))
                .forEach(all::add);
        NodeRemoval removal = new NodeRemoval(ownership, new KafkaIds(kafkaClusterId(), all), MountPoints.all());
        for (Path directory : all) {
            if (ownership.owns(directory)) {
                removal.delete(directory);
                FormatMemory.forget(home, directory.getFileName().toString());
            }
        }
        if (ownership.isMarked(root)) {
            Trees.delete(root.resolve(LaunchFiles.OWN_PLUGINS));
            Path plugins = root.resolve(LaunchFiles.PLUGINS);
            if (Trees.entries(plugins).isEmpty()) {
                Files.deleteIfExists(plugins);
            }
        }
        ownership.release(root);
        return removal.left();
    }

    /**
     * Also deletes the cluster's own directory.
     *
     * @return what Gregor did not create, such as copies of node directories and mount points, and stays
     */
    public List<String> deleteAll(Path root, List<NodeLaunch> launches) throws IOException {
        List<Path> places = delete(root, launches);
        for (Path own : home.own()) {
            Trees.delete(own);
        }
        List<Path> left = new ArrayList<>();
        for (Path directory : List.of(home.nodes(), home.root())) {
            for (Path entry : Trees.entries(directory)) {
                if (entry.getFileName().toString().matches(TEMPORARY_FILE)) {
                    Files.delete(entry);
                }
            }
            List<Path> entries = Trees.entries(directory);
            if (entries.isEmpty()) {
                Files.deleteIfExists(directory);
            } else {
                left.addAll(entries);
            }
        }
        left.remove(home.nodes());
        left.removeIf(entry -> places.stream().anyMatch(place -> place.startsWith(entry)));
        return Stream.concat(places.stream(), left.stream()).map(Path::toString).toList();
    }

    /** For directories of older versions of Gregor, which have no owner file. */
    private LegacyDirectories known() {
        Map<Path, Optional<String>> own = new HashMap<>();
        Map<Path, String> others = new HashMap<>();
        launches(home)
                .forEach(launch -> own.put(
                        real(launch), Optional.ofNullable(launch.environment().get("CLUSTER_ID"))));
        for (ClusterHome other : neighbours()) {
            launches(other)
                    .forEach(launch ->
                            others.put(real(launch), other.root().getFileName().toString()));
        }
        return new LegacyDirectories(own, others);
    }

    private List<ClusterHome> neighbours() {
        try {
            return Trees.entries(home.root().toAbsolutePath().getParent()).stream()
                    .filter(root -> !root.equals(home.root()))
                    .map(ClusterHome::new)
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /**
     * None if they cannot be read: the directories themselves are asked first, and this never proves a directory to be
     * free.
     */
    private static List<NodeLaunch> launches(ClusterHome cluster) {
        try {
            return Files.exists(cluster.desired())
                    ? DesiredState.read(cluster.desired()).nodes()
                    : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Path real(NodeLaunch launch) {
        return Ownership.real(Path.of(launch.directory()));
    }
}
