package ai.voicecore.gregor.platform.local.fault;

import ai.voicecore.gregor.concurrent.Await;
import ai.voicecore.gregor.concurrent.Time;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.platform.Faults.Broken;
import ai.voicecore.gregor.platform.local.process.SystemTool;
import ai.voicecore.gregor.platform.local.process.TcpSocket;
import ai.voicecore.gregor.platform.local.process.TcpSocket.Connection;
import ai.voicecore.gregor.topology.Address;
import ai.voicecore.gregor.topology.Node;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Drops every packet between two nodes of this machine. All nodes share the loopback, so packets are matched by sender:
 * each node's process gets its own control group, which matches new connections to the other's ports; existing connections
 * are matched by their two ports. A node that restarts meanwhile is not cut off.
 *
 * @param name unique name of the filter table, and prefix of the group names
 */
record NetworkCut(String name, Path hierarchy) implements Broken {
    private static final Duration REACTION_TIMEOUT = Duration.ofSeconds(15);
    private static final Pattern COUNTER = Pattern.compile("counter packets ([1-9][0-9]*)");

    record End(Node node, long pid) {
        private String ports() {
            return node.addresses().values().stream()
                    .map(Address::port)
                    .distinct()
                    .sorted()
                    .map(String::valueOf)
                    .collect(Collectors.joining(", "));
        }

        private boolean listens(int port) {
            return node.addresses().values().stream().anyMatch(address -> address.port() == port);
        }
    }

    static Optional<String> obstacle() {
        if (!System.getProperty("os.name").equals("Linux")) {
            return Optional.of("all nodes share the loopback, and only Linux can tell which process a packet is from");
        }
        Optional<Path> hierarchy = ControlGroup.hierarchy();
        if (hierarchy.isEmpty()) {
            return Optional.of("no control groups of version 2 are mounted below /sys/fs/cgroup");
        }
        if (!new ControlGroup(hierarchy.get(), hierarchy.get()).isWritable()) {
            return Optional.of("only root may put a node into a control group of its own: run this command as root");
        }
        String trial = table("gregor-drill-trial", "socket cgroupv2 level 1 \".\" tcp dport 1 counter drop");
        return SystemTool.tryToRun(List.of("nft", "--check", "--file", "-"), trial)
                .map(answer -> answer.isDone()
                        ? Optional.<String>empty()
                        : Optional.of("nft refuses the rules: "
                                + answer.output().strip().lines().findFirst().orElse("")))
                .orElseGet(() -> Optional.of("nft is not installed (package nftables)"));
    }

    /** Cuts the network, and returns after the first dropped packet. */
    static NetworkCut between(String name, End one, End other, Time time) {
        Path hierarchy = ControlGroup.hierarchy()
                .orElseThrow(
                        () -> new Failure(obstacle().orElse(""), "See what is possible with: {gregor drill list}"));
        NetworkCut cut = new NetworkCut(name, hierarchy);
        try {
            cut.begin(one, other, Await.atMost(REACTION_TIMEOUT).by(time));
            return cut;
        } catch (IOException e) {
            cut.mend();
            throw Failure.ofFile(
                    "The nodes' processes cannot be examined or put into groups of their own", e, "Run it as root.");
        } catch (RuntimeException e) {
            cut.mend();
            throw e;
        }
    }

    private void begin(End one, End other, Await effect) throws IOException {
        ControlGroup first = enclose(one);
        ControlGroup second = enclose(other);
        // Read after the groups exist: so a connection made in between is matched either way.
        Set<Connection> established = established(one, other);
        String rules = String.join(
                "\n    ",
                first.expression() + " tcp dport { " + other.ports() + " } counter drop",
                second.expression() + " tcp dport { " + one.ports() + " } counter drop",
                established.isEmpty() ? "" : "tcp sport . tcp dport { " + pairs(established) + " } counter drop");
        SystemTool.run(List.of("nft", "--file", "-"), table(name, rules));
        effect.until(
                () -> COUNTER.matcher(SystemTool.run(List.of("nft", "list", "table", "inet", name), ""))
                        .find(),
                () -> new Failure(
                        "The cut has no effect: not one packet between "
                                + one.node().name() + " and " + other.node().name() + " was dropped.",
                        "In a container, run it on the host instead: a filter knows groups by their place there."));
    }

    private ControlGroup enclose(End end) throws IOException {
        return ControlGroup.of(hierarchy, end.pid())
                .enclose(name + "-" + end.node().name(), end.pid());
    }

    /** All connections between the two, in both directions. */
    private static Set<Connection> established(End one, End other) throws IOException {
        return Stream.concat(opened(one, other), opened(other, one))
                .flatMap(connection -> Stream.of(connection, connection.reversed()))
                .collect(Collectors.toSet());
    }

    private static Stream<Connection> opened(End from, End to) throws IOException {
        return TcpSocket.connections(from.pid()).stream().filter(connection -> to.listens(connection.remote()));
    }

    private static String pairs(Set<Connection> connections) {
        return connections.stream()
                .map(connection -> connection.local() + " . " + connection.remote())
                .collect(Collectors.joining(", "));
    }

    private static String table(String name, String rules) {
        return """
                table inet %s {
                  chain packets {
                    type filter hook output priority 0; policy accept;
                    oifname != "lo" accept
                    %s
                  }
                }
                """.formatted(name, rules);
    }

    @Override
    public void mend() {
        mend(name);
    }

    /** Removes everything with this name; returns whether there was anything. */
    static boolean mend(String name) {
        boolean table = isThere(name);
        if (table) {
            SystemTool.run(List.of("nft", "delete", "table", "inet", name), "");
        }
        try {
            List<ControlGroup> groups = ControlGroup.hierarchy().isPresent()
                    ? ControlGroup.named(ControlGroup.hierarchy().get(), name + "-")
                    : List.of();
            for (ControlGroup group : groups) {
                group.remove();
            }
            return table || !groups.isEmpty();
        } catch (IOException e) {
            throw new Failure(
                    "Control groups called " + name + "-… are left behind: " + e.getMessage(),
                    "Remove them with rmdir, as root; they do no harm.",
                    e);
        }
    }

    /** If nft is missing or forbidden now, no cut can have been made either. */
    private static boolean isThere(String name) {
        return SystemTool.tryToRun(List.of("nft", "list", "tables", "inet"), "")
                .filter(SystemTool.Answer::isDone)
                .filter(answer -> answer.output().lines().anyMatch(line -> line.endsWith("table inet " + name)))
                .isPresent();
    }
}
