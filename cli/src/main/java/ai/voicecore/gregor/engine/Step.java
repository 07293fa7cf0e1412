package ai.voicecore.gregor.engine;

import ai.voicecore.gregor.spec.TopicSpec;
import ai.voicecore.gregor.topology.Node;
import java.util.List;
import java.util.stream.Collectors;

/** One thing to do. Each may be done again after a crash. */
public sealed interface Step {
    /** The step as a plan prints it. */
    String sentence();

    /** Installs runtimes and makes class-data archives, as far as they are missing. */
    record Prepare(List<String> software) implements Step {
        @Override
        public String sentence() {
            return "install, where missing: " + String.join(", ", software);
        }
    }

    /** Remembers the spec, so that every later command knows the cluster. */
    record Remember() implements Step {
        @Override
        public String sentence() {
            return "remember the spec";
        }
    }

    record StartNodes(List<Node> nodes) implements Step {
        @Override
        public String sentence() {
            return "start " + names(nodes);
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

    record SetCompatibility(String rule) implements Step {
        @Override
        public String sentence() {
            return "set the registry's compatibility to " + rule;
        }
    }

    private static String names(List<Node> nodes) {
        return nodes.stream().map(Node::name).collect(Collectors.joining(", "));
    }
}
