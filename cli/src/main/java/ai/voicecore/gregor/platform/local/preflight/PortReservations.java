package ai.voicecore.gregor.platform.local.preflight;

import ai.voicecore.gregor.platform.PlatformFailure;
import ai.voicecore.gregor.platform.local.home.ClusterHome;
import ai.voicecore.gregor.platform.local.home.ProcessLock;
import ai.voicecore.gregor.spec.Problem;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Topology;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Ports that a command has reserved for nodes that do not listen yet. Each is a locked file, shared by all GREGOR_HOMEs of
 * a user; the system releases the locks when the command ends.
 */
public final class PortReservations {
    private final Path directory;
    private final String holder;
    private final Map<Integer, ProcessLock> held = new HashMap<>();

    /** @param holder description of the command, for messages */
    PortReservations(Path directory, String holder) {
        this.directory = directory;
        this.holder = holder;
    }

    public static PortReservations ofThisProcess(ClusterHome home) {
        Path shared = Path.of(System.getProperty("java.io.tmpdir"), "gregor-ports-" + System.getProperty("user.name"));
        return new PortReservations(
                shared,
                "the deployment of cluster " + home.root().getFileName() + " (process "
                        + ProcessHandle.current().pid() + ", " + home.root() + ")");
    }

    /**
     * Reserves the ports of nodes that do not run yet.
     *
     * @param running names of nodes that use their ports already
     * @return a problem for each other command that has reserved some of them
     */
    public List<Problem> take(Topology topology, Set<String> running) {
        Map<String, SortedSet<Integer>> taken = new LinkedHashMap<>();
        for (Node node : topology.nodes()) {
            if (!running.contains(node.name())) {
                node.bind()
                        .values()
                        .forEach(address -> take(address.port())
                                .ifPresent(who -> taken.computeIfAbsent(who, key -> new TreeSet<>())
                                        .add(address.port())));
            }
        }
        return taken.entrySet().stream()
                .map(entry -> Problem.of(
                        "",
                        "ports "
                                + entry.getValue().stream().map(String::valueOf).collect(Collectors.joining(", "))
                                + " are reserved by " + entry.getKey() + ".",
                        "Wait until it has ended, or take another block of ports with --port-offset."))
                .toList();
    }

    /** The other holder; empty if the port is reserved now. */
    private Optional<String> take(int port) {
        if (held.containsKey(port)) {
            return Optional.empty();
        }
        Path file = directory.resolve(String.valueOf(port));
        try {
            Optional<ProcessLock> lock = ProcessLock.take(file);
            if (lock.isEmpty()) {
                String who = Files.readString(file).strip();
                return Optional.of(who.isEmpty() ? "another command" : who);
            }
            held.put(port, lock.get());
            lock.get().channel().truncate(0);
            lock.get().channel().write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)));
            return Optional.empty();
        } catch (IOException | PlatformFailure e) {
            // Ports are checked in any case, so an unwritable temporary directory is ignored.
            return Optional.empty();
        }
    }
}
