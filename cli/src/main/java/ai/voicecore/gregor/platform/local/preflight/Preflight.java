package ai.voicecore.gregor.platform.local.preflight;

import ai.voicecore.gregor.platform.local.home.ClusterHome;
import ai.voicecore.gregor.platform.local.process.PortHolder;
import ai.voicecore.gregor.platform.local.storage.NodeStorage;
import ai.voicecore.gregor.platform.local.supervisor.SupervisorProcess;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.Problem;
import ai.voicecore.gregor.spec.Profile;
import ai.voicecore.gregor.topology.Address;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Topology;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Checks before a start what would prevent nodes from running on this machine. */
public record Preflight(ClusterHome home, Path nodesRoot) {
    private static final int MEBIBYTE = 1024 * 1024;
    private static final int MAX_SOCKET_PATH = 100;
    private static final long ROOM_LOCAL = 1024L * MEBIBYTE;
    private static final long ROOM_PRODUCTION = 10 * ROOM_LOCAL;

    /**
     * All problems; changes nothing.
     *
     * @param running names of nodes that run already and use their own ports
     */
    public List<Problem> problems(Topology topology, Set<String> running) {
        SupervisorProcess.refuseWhereMoved(home);
        List<Problem> problems = new ArrayList<>();
        memory(topology).ifPresent(problems::add);
        socketPath().ifPresent(problems::add);
        PathCharacters.ofSoftware(home.root()).ifPresent(problems::add);
        PathCharacters.ofData(nodesRoot).ifPresent(problems::add);
        topology.brokers().stream().flatMap(node -> lostAndFound(node).stream()).forEach(problems::add);
        directory(home.root(), topology.spec()).ifPresent(problems::add);
        if (!nodesRoot.startsWith(home.root())) {
            directory(nodesRoot, topology.spec()).ifPresent(problems::add);
        }
        Optional<Problem> host =
                running.isEmpty() ? HostCheck.problem(topology.spec().local().host()) : Optional.empty();
        host.ifPresent(problems::add);
        if (host.isEmpty()) {
            problems.addAll(ports(topology, running));
        }
        return problems;
    }

    /**
     * The root of an ext4 file system has this directory, and Kafka treats every directory in a log directory as a
     * partition.
     */
    private Optional<Problem> lostAndFound(Node broker) {
        Path directory = nodesRoot.resolve(broker.name());
        Path found = directory.resolve("data").resolve(NodeStorage.LOST_AND_FOUND);
        return Files.isDirectory(found)
                ? Optional.of(Problem.of(
                        "local.directory",
                        found + " is a part of the disk's file system, and Kafka does not start beside it.",
                        "Mount the disk at " + directory + " instead: `data` is a directory on it then."))
                : Optional.empty();
    }

    private Optional<Problem> socketPath() {
        int length = home.socket().toString().length();
        return length <= MAX_SOCKET_PATH
                ? Optional.empty()
                : Optional.of(Problem.of(
                        "",
                        home.socket() + " has " + length + " characters, too many for a Unix-domain socket.",
                        "Set GREGOR_HOME to a shorter path."));
    }

    private static Optional<Problem> memory(Topology topology) {
        long heaps = topology.nodes().stream().mapToLong(Node::heapMebibytes).sum();
        OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long memory = machine.getTotalMemorySize() / MEBIBYTE;
        return heaps < memory
                ? Optional.empty()
                : Optional.of(Problem.of(
                        "heap",
                        "the heaps of all nodes together are " + heaps + " MiB, and this machine has " + memory
                                + " MiB of memory.",
                        topology.spec().profile() == Profile.LOCAL
                                ? "Make them smaller, or ask for fewer nodes."
                                : "Make them smaller, or write `profile: local`."));
    }

    private static Optional<Problem> directory(Path directory, ClusterSpec spec) {
        Path existing = directory;
        while (!Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (!Files.isDirectory(existing) || !Files.isWritable(existing)) {
            return Optional.of(Problem.of(
                    "local.directory",
                    existing + " is not a directory that can be written.",
                    "Name another with `local.directory` or GREGOR_HOME, or change its permissions."));
        }
        try {
            long room = Files.getFileStore(existing).getUsableSpace();
            long needed = spec.profile() == Profile.LOCAL ? ROOM_LOCAL : ROOM_PRODUCTION;
            return room >= needed
                    ? Optional.empty()
                    : Optional.of(Problem.of(
                            "local.directory",
                            existing + " has " + room / MEBIBYTE + " MiB of room; at least " + needed / MEBIBYTE
                                    + " MiB are needed.",
                            "Make room, or name another place with `local.directory` or GREGOR_HOME."));
        } catch (IOException e) {
            return Optional.of(Problem.of(
                    "local.directory", existing + " cannot be examined: " + e.getMessage(), "Name another place."));
        }
    }

    /** One problem for each node and each process that uses its ports. */
    private static List<Problem> ports(Topology topology, Set<String> running) {
        Map<String, List<Integer>> heldBy = new LinkedHashMap<>();
        for (Node node : topology.nodes()) {
            if (!running.contains(node.name())) {
                node.bind().values().stream()
                        .filter(address -> !isFree(address))
                        .map(Address::port)
                        .sorted()
                        .forEach(port -> heldBy.computeIfAbsent(holder(node, port), key -> new ArrayList<>())
                                .add(port));
            }
        }
        if (heldBy.isEmpty()) {
            return List.of();
        }
        String remedy = "End it, or take another block of ports: --port-offset " + freeOffset(topology);
        return heldBy.entrySet().stream()
                .map(entry -> Problem.of(
                        "",
                        (entry.getValue().size() == 1 ? "port " : "ports ")
                                + numbers(entry.getValue())
                                + entry.getKey(),
                        remedy))
                .toList();
    }

    private static String holder(Node node, int port) {
        return " wanted by " + node.name() + " and held by "
                + PortHolder.of(port).orElse("a process that this user may not see") + ".";
    }

    private static String numbers(List<Integer> ports) {
        return ports.stream().map(String::valueOf).collect(Collectors.joining(", "))
                + (ports.size() == 1 ? " is" : " are");
    }

    private static boolean isFree(Address address) {
        try (ServerSocket socket = new ServerSocket()) {
            // Like Kafka: connections in TIME_WAIT do not count.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(address.host()), address.port()));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The next offset, in steps of 1000, at which every port of the topology is free. */
    private static int freeOffset(Topology topology) {
        int current = topology.spec().local().portOffset();
        IntPredicate free = shift -> topology.nodes().stream()
                .flatMap(node -> node.bind().values().stream())
                .map(address -> new Address(address.host(), address.port() + shift))
                .allMatch(address -> address.port() < 65536 && isFree(address));
        return current
                + IntStream.iterate(1000, shift -> shift < 50_000, shift -> shift + 1000)
                        .filter(free)
                        .findFirst()
                        .orElse(1000);
    }
}
