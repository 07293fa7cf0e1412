package ai.voicecore.gregor.engine;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.capacity.Load;
import ai.voicecore.gregor.platform.Platform;
import ai.voicecore.gregor.snapshot.NodeStatus;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.InvalidSpec;
import ai.voicecore.gregor.spec.PlatformKind;
import ai.voicecore.gregor.spec.TopicSpec;
import ai.voicecore.gregor.topics.TopicChange;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Role;
import ai.voicecore.gregor.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decides what deploying a spec takes, given what is there. Pure. */
public final class DeployPlanner {
    private DeployPlanner() {}

    /**
     * What is there.
     *
     * @param deployed what was deployed last
     * @param nodes every node that the platform knows
     * @param topics what makes the topics as declared; where the brokers cannot be asked, their creation, which is harmless
     * @param compatibility the registry's global rule; empty if it does not run
     * @param unsettled nodes that run otherwise than they are described: an interrupted deployment has restarted them with a
     *     configuration that was not remembered, or their platform has made them from an older description
     * @param drift objects that are not as they should be, see {@link Platform#drift}; only asked where nodes run
     * @param resizing whether an interrupted deployment has left replicas on their way from broker to broker
     * @param unknown why the topics or the compatibility of what is ready could not be asked
     * @param load partitions that there are or will be, declared or not
     */
    public record Present(
            Optional<Topology> deployed,
            List<NodeStatus> nodes,
            List<TopicChange> topics,
            Optional<String> compatibility,
            Set<String> unsettled,
            List<String> drift,
            boolean resizing,
            Optional<AdminFailure> unknown,
            Load load) {

        /** Of a cluster with nothing else out of order. */
        public Present(
                Optional<Topology> deployed,
                List<NodeStatus> nodes,
                List<TopicChange> topics,
                Optional<String> compatibility,
                Set<String> unsettled) {
            this(deployed, nodes, topics, compatibility, unsettled, List.of(), false, Optional.empty(), new Load(0, 0));
        }
    }

    /** Throws {@link InvalidSpec} naming each field whose change cannot be made. */
    public static Plan plan(Topology wanted, Present present) {
        SpecChange change = SpecChange.between(present.deployed(), wanted, isRunning(present.nodes()));
        change.refuse(present.topics());
        Map<String, NodeStatus> now =
                present.nodes().stream().collect(Collectors.toMap(NodeStatus::name, status -> status));
        List<Node> missing = wanted.nodes().stream()
                .filter(node -> !isUp(now.get(node.name())))
                .toList();
        List<Node> notReady = wanted.nodes().stream()
                .filter(node -> !isReady(now.get(node.name())))
                .toList();
        List<Node> changed = change.changed();
        List<String> roll = wanted.nodes().stream()
                .filter(node -> changed.contains(node) || present.unsettled().contains(node.name()))
                .filter(node -> isUp(now.get(node.name())))
                .map(Node::name)
                .toList();
        List<Step> steps = new ArrayList<>();
        if (!missing.isEmpty() || change.software()) {
            steps.add(new Step.Prepare(preparation(wanted.spec())));
        }
        // A running cluster is remembered as it was until the change has come to its end.
        boolean early = !isRunning(present.nodes());
        if (early && !change.isNone()) {
            steps.add(new Step.Remember());
        }
        if (!early && change.addsBrokers()) {
            steps.add(new Step.RememberBrokers(wanted.spec().brokers()));
        }
        retire(steps, change, now);
        if (!missing.isEmpty()) {
            // All at once: the registry and Connect ask for brokers for a minute, and take seconds to get that far.
            steps.add(new Step.StartNodes(missing));
        }
        if (!present.drift().isEmpty()) {
            steps.add(new Step.Adjust(present.drift()));
        }
        // A node that is to be restarted may be waiting for just that: it was described wrongly.
        List<String> stuck =
                notReady.stream().map(Node::name).filter(roll::contains).toList();
        List<Node> coming =
                notReady.stream().filter(node -> !stuck.contains(node.name())).toList();
        addAwait(steps, of(coming, role -> !role.isClient()));
        if (!stuck.isEmpty()) {
            steps.add(new Step.Roll(stuck));
        }
        topics(steps, present.topics());
        if (change.addsBrokers() || present.resizing()) {
            steps.add(new Step.Spread());
        }
        addAwait(steps, of(coming, Role::isClient));
        boolean registryStarts = missing.stream().anyMatch(node -> node.role() == Role.REGISTRY);
        if (registryStarts && wanted.spec().replication() > 1) {
            steps.add(new Step.SecureTopics(
                    wanted.spec().replication(), wanted.spec().minInsyncReplicas()));
        }
        List<String> running =
                roll.stream().filter(name -> !stuck.contains(name)).toList();
        if (!running.isEmpty()) {
            steps.add(new Step.Roll(running));
        }
        if (change.minInSync()) {
            steps.add(new Step.SetMinInSync(wanted.spec().minInsyncReplicas()));
        }
        if (registryStarts
                || (compatibilityChanged(present, wanted)
                        && wanted.spec().registry().enabled())) {
            steps.add(new Step.SetCompatibility(wanted.spec().registry().compatibility()));
        }
        if (!early && !change.isNone()) {
            steps.add(new Step.Remember());
        }
        return new Plan(List.copyOf(steps));
    }

    private static void topics(List<Step> steps, List<TopicChange> changes) {
        List<TopicSpec> create = changes.stream()
                .filter(TopicChange.Create.class::isInstance)
                .map(change -> ((TopicChange.Create) change).declared())
                .toList();
        if (!create.isEmpty()) {
            steps.add(new Step.CreateTopics(create));
        }
        List<TopicChange> others = changes.stream()
                .filter(change -> !(change instanceof TopicChange.Create))
                .toList();
        if (!others.isEmpty()) {
            steps.add(new Step.ChangeTopics(others));
        }
    }

    /** Brokers give their replicas away before they go. */
    private static void retire(List<Step> steps, SpecChange change, Map<String, NodeStatus> now) {
        List<Node> leaving = change.removed().stream()
                .filter(node -> now.containsKey(node.name()))
                .toList();
        List<Node> brokers = of(leaving, Role::isBroker);
        if (!brokers.isEmpty()) {
            steps.add(new Step.Drain(brokers));
        }
        if (!leaving.isEmpty()) {
            steps.add(new Step.Retire(leaving));
        }
    }

    private static void addAwait(List<Step> steps, List<Node> notReady) {
        if (!notReady.isEmpty()) {
            steps.add(new Step.AwaitReady(notReady));
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

    /** Whether any node runs. */
    public static boolean isRunning(List<NodeStatus> nodes) {
        return nodes.stream().anyMatch(status -> !status.where().isEmpty());
    }

    /** Somebody may have changed the rule behind the spec's back. */
    private static boolean compatibilityChanged(Present present, Topology wanted) {
        String rule = wanted.spec().registry().compatibility();
        return present.deployed()
                        .map(deployed ->
                                !deployed.spec().registry().compatibility().equals(rule))
                        .orElse(false)
                || present.compatibility().map(now -> !now.equals(rule)).orElse(false);
    }

    private static String preparation(ClusterSpec spec) {
        return spec.platform() == PlatformKind.KUBERNETES
                ? "make, where missing: namespace " + spec.kubernetes().namespace()
                : "install, where missing: " + String.join(", ", software(spec));
    }

    private static List<String> software(ClusterSpec spec) {
        List<String> software = new ArrayList<>(List.of("Kafka " + spec.version()));
        if (spec.registry().enabled()) {
            software.add("Apicurio Registry " + spec.registry().version());
        }
        return software;
    }
}
