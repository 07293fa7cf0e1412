package ai.voicecore.gregor.cli.cluster;

import ai.voicecore.gregor.change.Change;
import ai.voicecore.gregor.change.ChangeMemory;
import ai.voicecore.gregor.cli.report.StatusFormat;
import ai.voicecore.gregor.cli.terminal.Data;
import ai.voicecore.gregor.cli.terminal.ExitCode;
import ai.voicecore.gregor.cli.terminal.Table;
import ai.voicecore.gregor.cli.wiring.ClusterCommand;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.rolling.Roll;
import ai.voicecore.gregor.snapshot.NodeEnd;
import ai.voicecore.gregor.snapshot.NodeStatus;
import ai.voicecore.gregor.topology.Endpoint;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Topology;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "status", description = "Prints what runs, where, and its state. Exit code 3 if a node is not ready.")
public final class StatusCommand extends ClusterCommand {
    @Mixin
    private StatusFormat format = new StatusFormat();

    @Override
    public ExitCode call() {
        Cluster cluster = deployed();
        List<NodeStatus> last = format.print(
                () -> cluster.platform().observe(),
                new StatusFormat.Printed<>(
                        nodes -> text(cluster.topology(), nodes)
                                + unfinished(cluster)
                                        .map(change -> "\n" + change)
                                        .orElse(""),
                        nodes -> tree(cluster, nodes)),
                console(),
                stop());
        return last.stream().allMatch(NodeStatus::isReady) ? ExitCode.DONE : ExitCode.FINDINGS;
    }

    private String text(Topology topology, List<NodeStatus> nodes) {
        Map<String, Node> known = topology.nodes().stream().collect(Collectors.toMap(Node::name, Function.identity()));
        Table table = new Table("NODE", "ROLE", "PHASE", "PROCESS", "UP", "RESTARTS", "ADDRESS", "DETAIL");
        for (NodeStatus status : nodes) {
            Node node = known.get(status.name());
            table.row(
                    status.name(),
                    node == null ? "" : word(node.role()),
                    word(status.phase()),
                    status.where(),
                    status.since().map(StatusCommand::age).orElse(""),
                    status.restarts(),
                    node == null ? "" : address(node),
                    status.detail());
        }
        String head = topology.spec().name() + ": Kafka " + topology.spec().version() + ", "
                + word(topology.spec().mode()) + ", cluster id " + topology.kafkaClusterId();
        return head + "\n" + table + remarks(nodes);
    }

    /** The change that was interrupted, or is in progress, with the ways to continue and to undo it. */
    private Optional<String> unfinished(Cluster cluster) {
        try {
            return new ChangeMemory(cluster.store())
                    .unfinished()
                    .map(change -> "A change is not finished: gregor " + change.command()
                            + progress(change.roll(), change.clock()) + ". "
                            + console().text(change.remedies()));
        } catch (Failure e) {
            return Optional.of(e.getMessage() + " " + console().text(e.remedy()));
        }
    }

    /** A version of Gregor that saved no clock began at the epoch. */
    private static String progress(Roll roll, Change.Clock clock) {
        String begun = clock.begun().equals(Instant.EPOCH) ? "" : ", begun " + age(clock.begun()) + " ago";
        return roll.done().isEmpty()
                ? begun
                : begun + ", restarted so far: " + String.join(", ", new TreeSet<>(roll.done()));
    }

    /** Text below the table: remedies, and how nodes ended that may be ready again. */
    private String remarks(List<NodeStatus> nodes) {
        Map<String, List<String>> remarks = new LinkedHashMap<>();
        for (NodeStatus node : nodes) {
            remark(node, console().text(node.remedy()), remarks);
            node.lastEnd()
                    .filter(end -> end.reason().isEmpty() || !node.detail().contains(end.reason()))
                    .ifPresent(end -> remark(
                            node,
                            end.sentence() + " (" + end.at().truncatedTo(ChronoUnit.SECONDS) + ", " + age(end.at())
                                    + " ago)",
                            remarks));
        }
        return remarks.entrySet().stream()
                .map(same -> "\n" + String.join(", ", same.getValue()) + ": "
                        + same.getKey().replace("\n", "\n  "))
                .collect(Collectors.joining());
    }

    private static void remark(NodeStatus node, String remark, Map<String, List<String>> remarks) {
        if (!remark.isEmpty()) {
            remarks.computeIfAbsent(remark, ignored -> new ArrayList<>()).add(node.name());
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String address(Node node) {
        Endpoint main = node.bind().containsKey(Endpoint.CLIENT) ? Endpoint.CLIENT : Endpoint.CONTROLLER;
        return node.address(main).toString();
    }

    private static String age(Instant since) {
        Duration age = Duration.between(since, Clock.systemUTC().instant());
        if (age.toHours() > 0) {
            return age.toHours() + "h" + age.toMinutesPart() + "m";
        }
        return age.toMinutes() > 0 ? age.toMinutes() + "m" + age.toSecondsPart() + "s" : age.toSeconds() + "s";
    }

    private Object tree(Cluster cluster, List<NodeStatus> nodes) {
        Topology topology = cluster.topology();
        return Data.tree(
                "cluster", topology.spec().name(),
                "clusterId", topology.kafkaClusterId(),
                "mode", word(topology.spec().mode()),
                "version", topology.spec().version(),
                "bootstrapServers", topology.bootstrapServers(),
                "unfinished", unfinished(cluster),
                "nodes",
                        nodes.stream()
                                .map(status -> tree(status, topology.node(status.name())))
                                .toList());
    }

    /** Every field is always present; unknown values are null. */
    private Object tree(NodeStatus status, Optional<Node> node) {
        return Data.tree(
                "name", status.name(),
                "role", node.map(known -> word(known.role())),
                "phase", word(status.phase()),
                "address", node.map(StatusCommand::address),
                "process", status.where(),
                "pid", status.pid(),
                "restarts", status.restarts(),
                "since", status.since().map(Instant::toString),
                "detail", status.detail(),
                "remedy", console().text(status.remedy()),
                "lastEnd", status.lastEnd().map(StatusCommand::tree));
    }

    private static Object tree(NodeEnd end) {
        return Data.tree("time", end.at().toString(), "exitCode", end.exitCode(), "reason", end.reason());
    }
}
