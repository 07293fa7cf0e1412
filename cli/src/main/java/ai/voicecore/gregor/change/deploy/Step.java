package ai.voicecore.gregor.change.deploy;

import ai.voicecore.gregor.spec.ClusterSpec;
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
    String sentence();

    /** Installs what the nodes need and is missing: runtimes and class-data archives, or a namespace. */
    record Prepare(String sentence) implements Step {
        static Prepare of(ClusterSpec spec) {
            return new Prepare(
                    spec.platform() == PlatformKind.KUBERNETES
                            ? "create if missing: namespace "
                                    + spec.kubernetes().namespace()
                            : "install if missing: " + String.join(", ", software(spec)));
        }

        private static List<String> software(ClusterSpec spec) {
            List<String> software = new ArrayList<>(List.of("Kafka " + spec.version()));
            if (spec.registry().enabled()) {
                software.add("Apicurio Registry " + spec.registry().version());
            }
            return software;
        }
    }

    /** Saves the spec, so that later commands know the cluster. */
    record Remember() implements Step {
        @Override
        public String sentence() {
            return "save the spec";
        }
    }

    /** Saves the larger number of brokers before they hold data; the rest of the spec is saved after the change. */
    record RememberBrokers(int brokers) implements Step {
        @Override
        public String sentence() {
            return "save that there are " + brokers + " brokers";
        }
    }

    /**
     * Saves that the initial voters of a dynamic quorum have formed it: from now on an empty controller starts as an
     * observer (KIP-853).
     */
    record RememberQuorum(List<Node> controllers) implements Step {
        @Override
        public String sentence() {
            return "save that the quorum of " + names(controllers) + " has formed";
        }
    }

    /** Saves the larger number of controllers before they vote. */
    record RememberControllers(int controllers) implements Step {
        @Override
        public String sentence() {
            return "save that there are " + controllers + " controllers";
        }
    }

    /** Makes exactly these controllers the voters of the dynamic quorum. */
    record ChangeVoters(List<Node> controllers) implements Step {
        @Override
        public String sentence() {
            return "make these the quorum's voters, one change at a time: " + names(controllers);
        }
    }

    record StartNodes(List<Node> nodes) implements Step {
        @Override
        public String sentence() {
            return "start " + names(nodes);
        }
    }

    /** Applies changed objects that restart no node. */
    record ApplyManifests(List<String> objects) implements Step {
        @Override
        public String sentence() {
            return "adjust " + String.join(", ", objects);
        }
    }

    record AwaitReady(List<Node> nodes) implements Step {
        @Override
        public String sentence() {
            return "wait until ready: " + names(nodes);
        }
    }

    record CreateTopics(List<TopicSpec> topics) implements Step {
        @Override
        public String sentence() {
            return "create topics: " + topics.stream().map(TopicSpec::name).collect(Collectors.joining(", "));
        }
    }

    /** Changes existing topics; replicas are moved with a throttle. */
    record ChangeTopics(List<TopicChange> changes) implements Step {
        @Override
        public String sentence() {
            return "change topics: "
                    + changes.stream()
                            .map(change -> change.topic() + " " + change.sentence())
                            .collect(Collectors.joining("; "));
        }
    }

    /**
     * Gives the topics of the registry and of Connect the cluster's replication factor: the registry creates its topic with
     * as many replicas as there are brokers at its start, which may be before the last broker started.
     */
    record SecureTopics(int replication, int minInSync) implements Step {
        @Override
        public String sentence() {
            return "make sure that the registry's topics have " + replication + " replicas";
        }
    }

    /** Restarts nodes with a changed configuration, by the rolling policy. */
    record Roll(List<String> nodes) implements Step {
        @Override
        public String sentence() {
            return "restart one after the other: " + String.join(", ", nodes);
        }
    }

    /** Moves all replicas off brokers that will be removed. */
    record Drain(List<Node> brokers) implements Step {
        @Override
        public String sentence() {
            return "move all replicas away from " + names(brokers);
        }
    }

    /** Stops nodes permanently; their data stays. */
    record Retire(List<Node> nodes) implements Step {
        @Override
        public String sentence() {
            return "stop permanently, keeping the data: " + names(nodes);
        }
    }

    /** Balances the brokers with as few moves as possible. */
    record Spread() implements Step {
        @Override
        public String sentence() {
            return "move replicas onto the new brokers";
        }
    }

    /** Changes cluster-wide dynamic broker settings, which override the properties files (KIP-226). */
    record SetDefaults(SortedMap<String, String> set, SortedSet<String> reset) implements Step {
        @Override
        public String sentence() {
            List<String> parts = new ArrayList<>();
            if (!set.isEmpty()) {
                parts.add("set on all brokers, without a restart: "
                        + set.entrySet().stream()
                                .map(entry -> entry.getKey() + "=" + entry.getValue())
                                .collect(Collectors.joining(", ")));
            }
            if (!reset.isEmpty()) {
                parts.add("reset on all brokers, so that their files apply again: " + String.join(", ", reset));
            }
            return String.join("; ", parts);
        }
    }

    /** Changes the description of nodes for their next start, without a restart. */
    record UpdateNextStart(List<Node> nodes) implements Step {
        @Override
        public String sentence() {
            return "save for the next start of " + names(nodes);
        }
    }

    record SetCompatibility(String rule) implements Step {
        @Override
        public String sentence() {
            return "set the registry's compatibility to " + rule;
        }
    }

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

    private static String names(List<Node> nodes) {
        return nodes.stream().map(Node::name).collect(Collectors.joining(", "));
    }
}
