package ai.voicecore.gregor.change.deploy;

import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.ClusterSpec.RegistrySpec;
import ai.voicecore.gregor.spec.PlatformKind;
import ai.voicecore.gregor.spec.TopicSpec;
import ai.voicecore.gregor.topics.TopicChange;
import ai.voicecore.gregor.topology.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** One step of a plan. Each can be repeated after a crash. */
public sealed interface Step {
    /** The step as a plan prints it. */
    default String sentence() {
        return switch (this) {
            case Prepare(ClusterSpec spec) ->
                spec.platform() == PlatformKind.KUBERNETES
                        ? "create if missing: namespace " + spec.kubernetes().namespace()
                        : "install if missing: Kafka " + spec.version() + registry(spec.registry());
            case Remember ignored -> "save the spec";
            case RememberBrokers(int brokers) -> "save that there are " + brokers + " brokers";
            case RememberQuorum(List<Node> controllers) ->
                "save that the quorum of " + names(controllers) + " has formed";
            case RememberControllers(int controllers) -> "save that there are " + controllers + " controllers";
            case ChangeVoters(List<Node> controllers) ->
                "make these the quorum's voters, one change at a time: " + names(controllers);
            case StartNodes(List<Node> nodes) -> "start " + names(nodes);
            case ApplyManifests(List<String> objects) -> "adjust " + String.join(", ", objects);
            case AwaitReady(List<Node> nodes) -> "wait until ready: " + names(nodes);
            case CreateTopics(List<TopicSpec> topics) ->
                "create topics: " + topics.stream().map(TopicSpec::name).collect(Collectors.joining(", "));
            case ChangeTopics(List<TopicChange> changes) ->
                "change topics: "
                        + changes.stream()
                                .map(change -> change.topic() + " " + change.sentence())
                                .collect(Collectors.joining("; "));
            case SecureTopics secure ->
                "make sure that the registry's topics have " + secure.replication() + " replicas";
            case Roll(List<String> nodes) -> "restart one after the other: " + String.join(", ", nodes);
            case Drain(List<Node> brokers) -> "move all replicas away from " + names(brokers);
            case Retire(List<Node> nodes) -> "stop permanently, keeping the data: " + names(nodes);
            case Spread ignored -> "move replicas onto the new brokers";
            case SetDefaults defaults -> sentence(defaults);
            case UpdateNextStart(List<Node> nodes) -> "save for the next start of " + names(nodes);
            case SetCompatibility(String rule) -> "set the registry's compatibility to " + rule;
        };
    }

    /** Installs what the nodes need and is missing: runtimes and class-data archives, or a namespace. */
    record Prepare(ClusterSpec spec) implements Step {}

    /** Saves the spec, so that later commands know the cluster. */
    record Remember() implements Step {}

    /** Saves the larger number of brokers before they hold data; the rest of the spec is saved after the change. */
    record RememberBrokers(int brokers) implements Step {}

    /**
     * Saves that the initial voters of a dynamic quorum have formed it: from now on an empty controller starts as an
     * observer (KIP-853).
     */
    record RememberQuorum(List<Node> controllers) implements Step {}

    /** Saves the larger number of controllers before they vote. */
    record RememberControllers(int controllers) implements Step {}

    /** Makes exactly these controllers the voters of the dynamic quorum. */
    record ChangeVoters(List<Node> controllers) implements Step {}

    record StartNodes(List<Node> nodes) implements Step {}

    /** Applies changed objects that restart no node. */
    record ApplyManifests(List<String> objects) implements Step {}

    record AwaitReady(List<Node> nodes) implements Step {}

    record CreateTopics(List<TopicSpec> topics) implements Step {}

    /** Changes existing topics; replicas are moved with a throttle. */
    record ChangeTopics(List<TopicChange> changes) implements Step {}

    /**
     * Gives the topics of the registry and of Connect the cluster's replication factor: the registry creates its topic with
     * as many replicas as there are brokers at its start, which may be before the last broker started.
     */
    record SecureTopics(int replication, int minInSync) implements Step {}

    /** Restarts nodes with a changed configuration, by the rolling policy. */
    record Roll(List<String> nodes) implements Step {}

    /** Moves all replicas off brokers that will be removed. */
    record Drain(List<Node> brokers) implements Step {}

    /** Stops nodes permanently; their data stays. */
    record Retire(List<Node> nodes) implements Step {}

    /** Balances the brokers with as few moves as possible. */
    record Spread() implements Step {}

    /** Changes cluster-wide dynamic broker settings, which override the properties files (KIP-226). */
    record SetDefaults(SortedMap<String, String> set, SortedSet<String> reset) implements Step {}

    /** Changes the description of nodes for their next start, without a restart. */
    record UpdateNextStart(List<Node> nodes) implements Step {}

    record SetCompatibility(String rule) implements Step {}

    /** The steps that make topics match the spec; creation comes first. */
    static List<Step> of(List<TopicChange> changes) {
        List<TopicSpec> create = changes.stream()
                .filter(TopicChange.Create.class::isInstance)
                .map(change -> ((TopicChange.Create) change).declared())
                .toList();
        List<TopicChange> others = changes.stream()
                .filter(change -> !(change instanceof TopicChange.Create))
                .toList();
        List<Step> steps = new ArrayList<>();
        if (!create.isEmpty()) {
            steps.add(new CreateTopics(create));
        }
        if (!others.isEmpty()) {
            steps.add(new ChangeTopics(others));
        }
        return steps;
    }

    private static String registry(RegistrySpec registry) {
        return registry.enabled() ? ", Apicurio Registry " + registry.version() : "";
    }

    private static String sentence(SetDefaults defaults) {
        List<String> parts = new ArrayList<>();
        if (!defaults.set().isEmpty()) {
            parts.add("set on all brokers, without a restart: "
                    + defaults.set().entrySet().stream()
                            .map(entry -> entry.getKey() + "=" + entry.getValue())
                            .collect(Collectors.joining(", ")));
        }
        if (!defaults.reset().isEmpty()) {
            parts.add("reset on all brokers, so that their files apply again: " + String.join(", ", defaults.reset()));
        }
        return String.join("; ", parts);
    }

    private static String names(List<Node> nodes) {
        return nodes.stream().map(Node::name).collect(Collectors.joining(", "));
    }
}
