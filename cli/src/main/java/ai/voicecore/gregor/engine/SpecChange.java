package ai.voicecore.gregor.engine;

import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.InvalidSpec;
import ai.voicecore.gregor.spec.Problem;
import ai.voicecore.gregor.spec.SpecWriter;
import ai.voicecore.gregor.topics.TopicChange;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Role;
import ai.voicecore.gregor.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What tells a spec from the one that was deployed. Pure.
 *
 * @param before what was deployed; empty if nothing was
 * @param running whether any node runs
 */
record SpecChange(Optional<Topology> before, Topology wanted, boolean running) {
    /** Fields that decide what the stored data means, with what does change them. */
    private static final Map<String, String> IDENTITY = Map.of(
            "mode", "Put it back; gregor migrate takes a ZooKeeper cluster to KRaft.",
            "version", "Put it back; gregor upgrade --to brings the cluster to another release.",
            "platform", "Put it back, or deploy another cluster with --name.",
            "controllers", "Put it back: Kafka cannot change a static quorum.",
            "controllerCount", "Put it back: Kafka cannot change a static quorum.",
            "zookeepers", "Put it back, or deploy another cluster with --name.",
            "local.directory", "Put it back, or deploy another cluster with --name.");

    static SpecChange between(Optional<Topology> before, Topology wanted, boolean running) {
        return new SpecChange(before, wanted, running);
    }

    boolean isNone() {
        return before.map(topology -> topology.spec().equals(wanted.spec())).orElse(false);
    }

    /** Nodes that are in both, and described otherwise now. */
    List<Node> changed() {
        return wanted.nodes().stream()
                .filter(node -> before.flatMap(topology -> topology.node(node.name()))
                        .filter(old -> !old.equals(node) || (node.role() == Role.REGISTRY && software()))
                        .isPresent())
                .toList();
    }

    List<Node> removed() {
        return before.map(Topology::nodes).orElse(List.of()).stream()
                .filter(node -> wanted.node(node.name()).isEmpty())
                .toList();
    }

    boolean addsBrokers() {
        return before.filter(
                        topology -> topology.brokers().size() < wanted.brokers().size())
                .isPresent();
    }

    /** Whether other software has to be there before anything is restarted. */
    boolean software() {
        return before.map(Topology::spec)
                .filter(old -> !old.registry()
                        .version()
                        .equals(wanted.spec().registry().version()))
                .isPresent();
    }

    boolean minInSync() {
        return running
                && before.map(Topology::spec)
                        .filter(old -> old.minInsyncReplicas() != wanted.spec().minInsyncReplicas())
                        .isPresent();
    }

    /** Throws {@link InvalidSpec} naming everything that cannot be changed. */
    void refuse(List<TopicChange> topics) {
        List<Problem> problems = new ArrayList<>();
        before.ifPresent(topology -> problems.addAll(fields(topology.spec())));
        for (TopicChange change : topics) {
            if (change instanceof TopicChange.Impossible impossible) {
                problems.add(Problem.of(impossible.path(), impossible.sentence() + ".", impossible.remedy()));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidSpec(problems);
        }
    }

    private List<Problem> fields(ClusterSpec old) {
        SortedMap<String, String> was = SpecWriter.flat(old);
        SortedMap<String, String> is = SpecWriter.flat(wanted.spec());
        Set<String> paths = new TreeSet<>(was.keySet());
        paths.addAll(is.keySet());
        return paths.stream()
                .filter(path -> !Objects.equals(was.get(path), is.get(path)))
                .flatMap(path -> problem(path, was.get(path), is.get(path)).stream())
                .toList();
    }

    private Optional<Problem> problem(String path, @Nullable String was, @Nullable String is) {
        String change = "changes from " + (was == null ? "nothing" : was) + " to " + (is == null ? "nothing" : is);
        String remedy = IDENTITY.get(path);
        if (remedy != null) {
            return Optional.of(Problem.of(path, change + ", which deploy cannot do.", remedy));
        }
        boolean address = path.equals("local.host") || path.equals("local.portOffset");
        if (address && running) {
            return Optional.of(Problem.of(
                    path,
                    change + ", and running nodes and their clients know the old addresses.",
                    "Type gregor down, which keeps the data, and deploy again; or put it back."));
        }
        boolean resize = path.equals("brokers");
        return resize && !running
                ? Optional.of(Problem.of(
                        path,
                        change + " while nothing runs, so that no replica can be moved.",
                        "Deploy with the old number first, then change it."))
                : Optional.empty();
    }
}
