package ai.voicecore.gregor.platform.local;

import ai.voicecore.gregor.concurrent.Await;
import ai.voicecore.gregor.concurrent.Time;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.platform.Platform;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.platform.local.home.Json;
import ai.voicecore.gregor.platform.local.preflight.MachineLimits;
import ai.voicecore.gregor.platform.local.preflight.PortReservations;
import ai.voicecore.gregor.platform.local.preflight.Preflight;
import ai.voicecore.gregor.platform.local.process.DesiredState;
import ai.voicecore.gregor.platform.local.process.LaunchFiles;
import ai.voicecore.gregor.platform.local.process.LogExcerpt;
import ai.voicecore.gregor.platform.local.process.NodeLaunch;
import ai.voicecore.gregor.platform.local.process.NodeProcess;
import ai.voicecore.gregor.platform.local.storage.Directories;
import ai.voicecore.gregor.platform.local.storage.FormatMemory;
import ai.voicecore.gregor.platform.local.storage.NodeStorage;
import ai.voicecore.gregor.platform.local.supervisor.NodeRun;
import ai.voicecore.gregor.platform.local.supervisor.Orders;
import ai.voicecore.gregor.snapshot.CannotStart;
import ai.voicecore.gregor.snapshot.HostLimits;
import ai.voicecore.gregor.snapshot.NodeStatus;
import ai.voicecore.gregor.spec.Problem;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Topology;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One cluster on this machine; its nodes are processes of a supervisor. */
record LocalPlatform(
        NodeStorage storage,
        Directories directories,
        PortReservations reservations,
        Orders orders,
        Preparation preparation,
        Time time)
        implements Platform {
    private static final Duration STOP_MARGIN = Duration.ofSeconds(15);

    @Override
    public List<NodeStatus> observe() {
        List<NodeLaunch> launches = desired().nodes();
        Optional<List<NodeRun>> runs = orders.observe();
        if (runs.isEmpty()) {
            return launches.stream().map(LocalStatus::unsupervised).toList();
        }
        Map<String, NodeRun> byName = runs.get().stream().collect(Collectors.toMap(NodeRun::name, run -> run));
        return launches.stream()
                .map(launch -> LocalStatus.of(byName.getOrDefault(launch.name(), NodeRun.stopped(launch.name()))))
                .toList();
    }

    @Override
    public List<Problem> preflight(Topology topology) {
        Set<String> running = observe().stream()
                .filter(status -> !status.where().isEmpty())
                .map(NodeStatus::name)
                .collect(Collectors.toSet());
        List<Problem> problems = new ArrayList<>(directories.problems(storage.root(), topology));
        problems.addAll(reservations.take(topology, running));
        problems.addAll(new Preflight(storage.home(), storage.root()).problems(topology, running));
        return problems;
    }

    @Override
    public HostLimits limits() {
        return MachineLimits.read();
    }

    @Override
    public List<CannotStart> lacking(Topology topology, Collection<Node> nodes) {
        return preparation.catalog().lacking(topology.spec(), nodes);
    }

    @Override
    public void prepare(Topology topology, Progress progress) {
        boolean serves = orders.observe().isPresent();
        if (!serves) {
            orders.expect();
        }
        preparation.install(topology, progress);
        if (serves) {
            // Running nodes do not wait for it.
            preparation.makeArchives(topology, progress);
        }
    }

    @Override
    public void deployed(Topology topology, Progress progress) {
        preparation.makeArchivesInBackground(storage.home(), topology, progress);
    }

    @Override
    public void start(Topology topology, Collection<Node> nodes) {
        order(topology, nodes, Map.of());
    }

    @Override
    public void restart(Topology topology, Collection<Node> nodes, Progress progress) {
        Set<String> names = nodes.stream().map(Node::name).collect(Collectors.toSet());
        progress.doing("restarting " + String.join(", ", names), "the old processes are asked to end");
        Map<String, ProcessHandle> old = new HashMap<>();
        desired().nodes().stream()
                .filter(launch -> names.contains(launch.name()))
                .forEach(launch -> NodeProcess.find(launch).ifPresent(process -> old.put(launch.name(), process)));
        order(topology, nodes, old);
        await(Duration.ofSeconds(LaunchFiles.GRACE_SECONDS).plus(STOP_MARGIN))
                .until(() -> haveEnded(old.values()), () -> doNotEnd(names));
    }

    /** Also for the supervisor: it sees the end of a process a moment after the process has ended. */
    private boolean haveEnded(Collection<ProcessHandle> old) {
        Set<Long> pids = old.stream().map(ProcessHandle::pid).collect(Collectors.toSet());
        return old.stream().noneMatch(ProcessHandle::isAlive)
                && observe().stream()
                        .flatMapToLong(status -> status.pid().stream())
                        .noneMatch(pids::contains);
    }

    /** @param replaced processes that must end before those nodes are started */
    private void order(Topology topology, Collection<Node> nodes, Map<String, ProcessHandle> replaced) {
        Map<String, NodeLaunch> launches = new LinkedHashMap<>();
        desired().nodes().stream()
                .filter(launch ->
                        launch.wanted() || topology.node(launch.name()).isPresent())
                .forEach(launch -> launches.put(launch.name(), launch));
        try {
            directories.claim(storage.root(), nodes, desired().nodes());
            for (Node node : nodes) {
                ProcessHandle old = replaced.get(node.name());
                launches.put(node.name(), launch(topology, node).replacing(old == null ? 0 : old.pid()));
            }
            Json.writeText(storage.home().clientProperties(), topology.clientSettings());
            orders.give(DesiredState.of(List.copyOf(launches.values())));
        } catch (IOException e) {
            throw Failure.ofFile(
                    "The orders for the nodes cannot be written below "
                            + storage.home().root(),
                    e,
                    "Check that the directory is writable and has room, then repeat the command.");
        }
    }

    private NodeLaunch launch(Topology topology, Node node) throws IOException {
        return preparation
                .launch(
                        topology,
                        node,
                        storage.root().resolve(node.name()),
                        FormatMemory.mayFormat(storage.home(), node.name()))
                .of(topology.clusterId());
    }

    @Override
    public void stop(Collection<String> nodes, Progress progress) {
        Set<String> names = new HashSet<>(nodes);
        List<NodeLaunch> changed = desired().nodes().stream()
                .map(launch -> names.contains(launch.name()) ? launch.wanted(false) : launch)
                .toList();
        orders.give(DesiredState.of(changed));
        int grace = changed.stream().mapToInt(NodeLaunch::graceSeconds).max().orElse(0);
        await(Duration.ofSeconds(grace).plus(STOP_MARGIN))
                .until(
                        () -> observe().stream()
                                .filter(status -> names.contains(status.name()))
                                .allMatch(status -> status.where().isEmpty()),
                        () -> doNotEnd(names));
    }

    private Await await(Duration atMost) {
        return Await.atMost(atMost).by(time);
    }

    @Override
    public String storage(Node node) {
        return storage.of(node.name()).toString();
    }

    @Override
    public void emptied(Collection<Node> nodes) {
        nodes.forEach(node -> storage.allowEmpty(node.name()));
    }

    @Override
    public void replace(Topology topology, Node node, Progress progress) {
        storage.claim(directories, node.name(), topology);
        stop(List.of(node.name()), progress);
        deleteStorage(topology, List.of(node.name()), progress);
        start(topology, List.of(node));
    }

    @Override
    public void deleteStorage(Topology topology, Collection<String> nodes, Progress progress) {
        for (String node : nodes) {
            storage.claim(directories, node, topology);
            progress.doing("deleting what " + storage.of(node) + " holds");
            storage.empty(node);
        }
    }

    private Failure doNotEnd(Set<String> names) {
        String running = observe().stream()
                .filter(node -> names.contains(node.name()) && !node.where().isEmpty())
                .map(node -> node.name() + " (" + node.where() + ")")
                .collect(Collectors.joining(", "));
        return new Failure(
                "These nodes do not end: " + running + ".",
                "Look at " + storage.home().log() + "; end them with kill -9 and repeat the command.");
    }

    @Override
    public List<String> logs(String node, int lines) {
        List<NodeLaunch> nodes = desired().nodes();
        NodeLaunch launch = nodes.stream()
                .filter(known -> known.name().equals(node))
                .findFirst()
                .orElseThrow(() ->
                        Node.unknown(node, nodes.stream().map(NodeLaunch::name).toList()));
        return LogExcerpt.ofNode(Path.of(launch.directory()), lines);
    }

    @Override
    public List<String> remove(boolean deleteData) {
        directories.requireAccess(storage.root(), orders.last().nodes());
        preparation.background().end(storage.home());
        DesiredState now = desired();
        orders.end(now);
        if (!deleteData) {
            return List.of();
        }
        try {
            return directories.deleteAll(storage.root(), now.nodes());
        } catch (IOException e) {
            throw Failure.ofFile(
                    "Not all of the cluster's data could be deleted",
                    e,
                    "Nothing of the cluster runs any more. See to it that this can be deleted, and repeat the command.");
        }
    }

    private DesiredState desired() {
        return directories.ownOf(orders.last());
    }
}
