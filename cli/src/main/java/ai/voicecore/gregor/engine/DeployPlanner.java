package ai.voicecore.gregor.engine;

import ai.voicecore.gregor.snapshot.NodeStatus;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.InvalidSpec;
import ai.voicecore.gregor.spec.Problem;
import ai.voicecore.gregor.spec.SpecWriter;
import ai.voicecore.gregor.spec.TopicSpec;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Role;
import ai.voicecore.gregor.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decides what deploying a spec takes, given what is there. Pure. */
public final class DeployPlanner {
    private DeployPlanner() {}

    /**
     * What is there.
     *
     * @param deployed the spec that was deployed last
     * @param nodes every node that the platform knows
     * @param topics names of the topics that exist; empty if the brokers do not run
     * @param compatibility the registry's global rule; empty if it does not run
     */
    public record Present(
            Optional<ClusterSpec> deployed,
            List<NodeStatus> nodes,
            Set<String> topics,
            Optional<String> compatibility) {

        /** Of a cluster without a running registry. */
        public Present(Optional<ClusterSpec> deployed, List<NodeStatus> nodes, Set<String> topics) {
            this(deployed, nodes, topics, Optional.empty());
        }
    }

    /** Throws {@link InvalidSpec} naming each field whose change cannot be made. */
    public static Plan plan(Topology wanted, Present present) {
        present.deployed().ifPresent(deployed -> refuse(deployed, wanted.spec(), isRunning(present.nodes())));
        Map<String, NodeStatus> now =
                present.nodes().stream().collect(Collectors.toMap(NodeStatus::name, status -> status));
        List<Node> missing = wanted.nodes().stream()
                .filter(node -> !isUp(now.get(node.name())))
                .toList();
        List<Node> notReady = wanted.nodes().stream()
                .filter(node -> !isReady(now.get(node.name())))
                .toList();
        List<TopicSpec> topics = wanted.spec().topics().stream()
                .filter(topic -> !present.topics().contains(topic.name()))
                .toList();
        List<Step> steps = new ArrayList<>();
        boolean sameSpec = present.deployed().map(wanted.spec()::equals).orElse(false);
        if (!missing.isEmpty()) {
            steps.add(new Step.Prepare(software(wanted.spec())));
        }
        if (!sameSpec) {
            steps.add(new Step.Remember());
        }
        addStart(steps, missing, notReady, role -> !role.isClient());
        List<Node> clients = of(missing, Role::isClient);
        if (!clients.isEmpty()) {
            steps.add(new Step.StartNodes(clients));
        }
        if (!topics.isEmpty()) {
            steps.add(new Step.CreateTopics(topics));
        }
        List<Node> clientsNotReady = of(notReady, Role::isClient);
        if (!clientsNotReady.isEmpty()) {
            steps.add(new Step.AwaitReady(clientsNotReady));
        }
        boolean registryStarts = missing.stream().anyMatch(node -> node.role() == Role.REGISTRY);
        if (registryStarts
                || (compatibilityChanged(present, wanted)
                        && wanted.spec().registry().enabled())) {
            steps.add(new Step.SetCompatibility(wanted.spec().registry().compatibility()));
        }
        return new Plan(List.copyOf(steps));
    }

    private static void addStart(List<Step> steps, List<Node> missing, List<Node> notReady, Predicate<Role> which) {
        List<Node> start = of(missing, which);
        if (!start.isEmpty()) {
            steps.add(new Step.StartNodes(start));
        }
        List<Node> await = of(notReady, which);
        if (!await.isEmpty()) {
            steps.add(new Step.AwaitReady(await));
        }
    }

    private static List<Node> of(List<Node> nodes, Predicate<Role> which) {
        return nodes.stream().filter(node -> which.test(node.role())).toList();
    }

    private static boolean isUp(@Nullable NodeStatus status) {
        return status != null && !status.where().isEmpty() && !status.detail().startsWith("nobody keeps it up");
    }

    private static boolean isReady(@Nullable NodeStatus status) {
        return isUp(status) && status != null && status.isReady();
    }

    private static boolean isRunning(List<NodeStatus> nodes) {
        return nodes.stream().anyMatch(status -> !status.where().isEmpty());
    }

    /** Somebody may have changed the rule behind the spec's back. */
    private static boolean compatibilityChanged(Present present, Topology wanted) {
        String rule = wanted.spec().registry().compatibility();
        return present.deployed()
                        .map(deployed -> !deployed.registry().compatibility().equals(rule))
                        .orElse(false)
                || present.compatibility().map(now -> !now.equals(rule)).orElse(false);
    }

    private static List<String> software(ClusterSpec spec) {
        List<String> software = new ArrayList<>(List.of("Kafka " + spec.version()));
        if (spec.registry().enabled()) {
            software.add("Apicurio Registry " + spec.registry().version());
        }
        software.add("class-data archives");
        return software;
    }

    private static void refuse(ClusterSpec deployed, ClusterSpec wanted, boolean running) {
        SortedMap<String, String> before = SpecWriter.flat(deployed);
        SortedMap<String, String> after = SpecWriter.flat(wanted);
        Set<String> paths = new TreeSet<>(before.keySet());
        paths.addAll(after.keySet());
        List<Problem> problems = paths.stream()
                .filter(path -> !java.util.Objects.equals(before.get(path), after.get(path)))
                .filter(path -> !isNewTopic(path, deployed) && !path.equals("registry.compatibility"))
                .flatMap(path -> problem(path, before.get(path), after.get(path), running).stream())
                .toList();
        if (!problems.isEmpty()) {
            throw new InvalidSpec(problems);
        }
    }

    private static boolean isNewTopic(String path, ClusterSpec deployed) {
        return path.startsWith("topics[")
                && deployed.topics().stream().noneMatch(topic -> path.startsWith("topics[" + topic.name() + "]."));
    }

    /** Fields that decide what the stored data means: they cannot change under it, running or not. */
    private static boolean isIdentity(String path) {
        return path.equals("mode")
                || path.equals("version")
                || path.equals("brokers")
                || path.startsWith("controller")
                || path.equals("zookeepers")
                || path.equals("platform")
                || path.equals("local.directory");
    }

    private static Optional<Problem> problem(
            String path, @Nullable String before, @Nullable String after, boolean running) {
        String change =
                "changes from " + (before == null ? "nothing" : before) + " to " + (after == null ? "nothing" : after);
        if (path.startsWith("topics[")) {
            return Optional.of(Problem.of(
                    path,
                    change + ", and deploy only creates topics; it never changes or deletes them.",
                    "Change the topic with Kafka's own tools and the spec along with it, or put the spec back."));
        }
        if (isIdentity(path)) {
            return Optional.of(Problem.of(
                    path,
                    change + ", which a deployed cluster cannot do yet.",
                    "Put it back, or deploy another cluster with --name."));
        }
        return running
                ? Optional.of(Problem.of(
                        path,
                        change + ", which running nodes cannot take over yet.",
                        "Type gregor down, which keeps the data, and deploy again; or put it back."))
                : Optional.empty();
    }
}
