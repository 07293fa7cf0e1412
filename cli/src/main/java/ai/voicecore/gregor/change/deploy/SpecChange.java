package ai.voicecore.gregor.change.deploy;

import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.ControllerLayout;
import ai.voicecore.gregor.spec.InvalidSpec;
import ai.voicecore.gregor.spec.KubernetesSpec;
import ai.voicecore.gregor.spec.Mode;
import ai.voicecore.gregor.spec.PlatformKind;
import ai.voicecore.gregor.spec.Problem;
import ai.voicecore.gregor.spec.yaml.SpecWriter;
import ai.voicecore.gregor.topics.TopicChange;
import ai.voicecore.gregor.topology.LiveSettings;
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
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Differences between a spec and the deployed one. Pure.
 *
 * @param before the deployed one; empty if there is none
 * @param running whether any node runs
 */
record SpecChange(Optional<Topology> before, Topology wanted, boolean running) {
    /** Fields that determine the meaning of stored data, with the way to change them. */
    private static final Map<String, String> IDENTITY = Map.of(
            "mode", "Put it back; gregor migrate takes a ZooKeeper cluster to KRaft.",
            "version", "Put it back; {gregor upgrade --to} brings the cluster to another release.",
            "platform", "Put it back, or deploy another cluster with --name.",
            "controllers", "Put it back: Kafka cannot change a static quorum.",
            "zookeepers", "Put it back, or deploy another cluster with --name.",
            "local.directory", "Put it back, or deploy another cluster with --name.",
            "kubernetes.storageClass",
                    "Put it back: a volume keeps its class. For another one, deploy another cluster with --name and --namespace.");

    boolean isNone() {
        return before.map(topology -> topology.spec().equals(wanted.spec())).orElse(false);
    }

    /** Nodes of both specs with different descriptions. */
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

    /** Whether other software must be installed before a restart. */
    boolean software() {
        return before.map(Topology::spec)
                .filter(old -> !old.registry()
                        .version()
                        .equals(wanted.spec().registry().version()))
                .isPresent();
    }

    /** The changed nodes that apply the change at run time. */
    List<Node> changedLive() {
        return changed().stream()
                .filter(node -> before.flatMap(topology -> topology.node(node.name()))
                        .filter(old -> LiveSettings.areAllThatDiffers(old, node))
                        .isPresent())
                .filter(node -> node.role() != Role.REGISTRY || !software())
                .toList();
    }

    /** Whether every changed field can be changed. */
    boolean isPossible() {
        return fields().isEmpty();
    }

    /** Throws {@link InvalidSpec} with everything that cannot be changed. */
    void refuse(List<TopicChange> topics) {
        List<Problem> problems = new ArrayList<>(fields());
        for (TopicChange change : topics) {
            if (change instanceof TopicChange.Impossible impossible) {
                problems.add(Problem.of(impossible.path(), impossible.sentence() + ".", impossible.remedy()));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidSpec(problems);
        }
    }

    private List<Problem> fields() {
        return before.map(topology -> fields(topology.spec())).orElse(List.of());
    }

    private List<Problem> fields(ClusterSpec old) {
        SortedMap<String, String> was = SpecWriter.flat(old);
        SortedMap<String, String> is = SpecWriter.flat(wanted.spec());
        Set<String> paths = new TreeSet<>(was.keySet());
        paths.addAll(is.keySet());
        return paths.stream()
                .filter(path -> !Objects.equals(was.get(path), is.get(path)) && counts(path))
                .flatMap(path -> problem(path, was.get(path), is.get(path)).stream())
                .toList();
    }

    /** Whether a field applies to this cluster. */
    private boolean counts(String path) {
        ClusterSpec spec = wanted.spec();
        return switch (path) {
            case "zookeepers" -> spec.mode() == Mode.ZOOKEEPER;
            case "controllerCount" -> spec.mode() == Mode.KRAFT && !(isStatic() && losesControllers());
            default ->
                !(path.startsWith("local.") && spec.platform() != PlatformKind.LOCAL)
                        && !(path.startsWith("kubernetes.") && spec.platform() != PlatformKind.KUBERNETES);
        };
    }

    private boolean isStatic() {
        return !wanted.membership().hasDynamicQuorum();
    }

    private record Reason(String sentence, String remedy) {}

    /** Why the number of controllers cannot be changed; empty if it can. */
    private Optional<Reason> controllers() {
        if (isStatic()) {
            return Optional.of(
                    new Reason(", which deploy cannot do.", "Put it back: Kafka cannot change a static quorum."));
        }
        if (wanted.nodes(Role::isController)
                .anyMatch(node -> wanted.membership().isInitialVoter(node.id()))) {
            return Optional.of(new Reason(
                    " before the first controllers have all been ready.",
                    "Deploy with the old number first, then change it."));
        }
        if (!running) {
            return Optional.of(new Reason(
                    " while nothing runs, so that no quorum can add or remove a voter.",
                    "Deploy with the old number first, then change it."));
        }
        return mixed().map(set -> new Reason(
                ", and the pods of StatefulSet " + set + " would not be alike: some would be controllers, others not.",
                "Change `brokers` along with it, or put it back."));
    }

    /** A StatefulSet whose pods would need different roles. */
    private Optional<String> mixed() {
        if (wanted.spec().platform() != PlatformKind.KUBERNETES) {
            return Optional.empty();
        }
        Map<String, Set<Role>> roles = new TreeMap<>();
        wanted.membership()
                .members()
                .forEach(member -> roles.computeIfAbsent(member.workload(), set -> new TreeSet<>())
                        .add(member.role()));
        return roles.entrySet().stream()
                .filter(set -> set.getValue().size() > 1)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private boolean shrinks(String path) {
        KubernetesSpec old = before.orElseThrow().spec().kubernetes();
        KubernetesSpec now = wanted.spec().kubernetes();
        return Stream.of(Role.BROKER, Role.CONTROLLER, Role.ZOOKEEPER)
                .filter(role -> path.equals("kubernetes." + role.word() + ".storage"))
                .anyMatch(role ->
                        role.size(now).storageMebibytes() < role.size(old).storageMebibytes());
    }

    /** Whether a combined broker would be removed. */
    private boolean losesControllers() {
        return before.map(Topology::spec)
                .filter(old -> old.mode() == Mode.KRAFT
                        && old.controllers() == ControllerLayout.COMBINED
                        && wanted.spec().controllers() == ControllerLayout.COMBINED
                        && wanted.spec().brokers() < old.controllerCount())
                .isPresent();
    }

    private Optional<Problem> problem(String path, @Nullable String was, @Nullable String is) {
        String change = "changes from " + (was == null ? "nothing" : was) + " to " + (is == null ? "nothing" : is);
        String remedy = IDENTITY.get(path);
        if (remedy != null) {
            return Optional.of(Problem.of(path, change + ", which deploy cannot do.", remedy));
        }
        if (before.filter(old -> old.membership().isMigrating()).isPresent()) {
            return Optional.of(
                    Problem.of(
                            path,
                            change + " while the cluster goes over from ZooKeeper to KRaft.",
                            "Put it back; or end the migration first: {gregor migrate finalize}, or {gregor migrate rollback}."));
        }
        boolean address = path.equals("local.host") || path.equals("local.portOffset");
        if (address && running) {
            return Optional.of(Problem.of(
                    path,
                    change + ", and running nodes and their clients know the old addresses.",
                    "Type {gregor down}, which keeps the data, and deploy again; or put it back."));
        }
        if (address && !isStatic() && wanted.nodes(Role::isController).count() > 1) {
            return Optional.of(Problem.of(
                    path,
                    change
                            + ", and the controllers look for each other at the addresses that their own log has (KIP-853):"
                            + " they would never elect a leader.",
                    "Put it back. Or deploy with `controllerCount: 1` first, stop the cluster, change the address, and"
                            + " then the number again."));
        }
        if (path.equals("controllerCount")) {
            return controllers().map(reason -> Problem.of(path, change + reason.sentence(), reason.remedy()));
        }
        if (path.equals("brokers") && isStatic() && losesControllers()) {
            return Optional.of(Problem.of(
                    path,
                    change + ", but the first brokers are the controllers, and Kafka cannot change a static quorum.",
                    "Keep at least "
                            + SpecWriter.flat(before.orElseThrow().spec()).get("controllerCount") + " brokers."));
        }
        if (shrinks(path)) {
            return Optional.of(Problem.of(
                    path,
                    change + ", and volumes never shrink.",
                    "Put it back: storage: " + was + "; or deploy another cluster with --name and --namespace."));
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
