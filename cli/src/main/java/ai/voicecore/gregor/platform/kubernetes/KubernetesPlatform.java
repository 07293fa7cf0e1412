package ai.voicecore.gregor.platform.kubernetes;

import ai.voicecore.gregor.concurrent.ParallelTasks;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.platform.Platform;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.platform.kubernetes.api.Api;
import ai.voicecore.gregor.platform.kubernetes.apply.Applier;
import ai.voicecore.gregor.platform.kubernetes.apply.DriftSearch;
import ai.voicecore.gregor.platform.kubernetes.apply.Preflight;
import ai.voicecore.gregor.platform.kubernetes.apply.Pruning;
import ai.voicecore.gregor.platform.kubernetes.manifest.Labels;
import ai.voicecore.gregor.platform.kubernetes.manifest.Manifests;
import ai.voicecore.gregor.platform.kubernetes.manifest.Workload;
import ai.voicecore.gregor.platform.kubernetes.pod.ImagePulls;
import ai.voicecore.gregor.platform.kubernetes.pod.ImageTrial;
import ai.voicecore.gregor.platform.kubernetes.pod.LostNode;
import ai.voicecore.gregor.platform.kubernetes.pod.PodEnds;
import ai.voicecore.gregor.platform.kubernetes.pod.PodExec;
import ai.voicecore.gregor.platform.kubernetes.pod.PodLogs;
import ai.voicecore.gregor.platform.kubernetes.pod.PodRestart;
import ai.voicecore.gregor.platform.kubernetes.pod.PodSoftware;
import ai.voicecore.gregor.platform.kubernetes.pod.PodStatuses;
import ai.voicecore.gregor.platform.kubernetes.pod.PodTroubles;
import ai.voicecore.gregor.platform.kubernetes.pod.ReadinessMessage;
import ai.voicecore.gregor.platform.kubernetes.store.FormatMemory;
import ai.voicecore.gregor.snapshot.CannotStart;
import ai.voicecore.gregor.snapshot.NodeStatus;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.Problem;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Topology;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One cluster in a namespace; its nodes are pods of StatefulSets. */
public final class KubernetesPlatform implements Platform {
    private static final String RETRY_ANNOTATION = "gregor.voicecore.ai/tried";

    private final Api api;
    private final Topology topology;
    private final Manifests manifests;
    private final Applier applier;
    private final PodTroubles troubles;
    private final PodEnds ends;
    private final PodSoftware software;
    private final ImagePulls pulls;
    private final FormatMemory formatted;

    /**
     * @param version of Gregor, which is the tag of its image
     * @param force take over fields of other field managers
     */
    public KubernetesPlatform(Api api, Topology topology, String version, boolean force) {
        this.api = api;
        this.topology = topology;
        this.manifests = new Manifests(topology, image(topology.spec(), version));
        this.applier = new Applier(api, force);
        this.troubles = new PodTroubles(api);
        this.ends = new PodEnds(api);
        this.software = new PodSoftware(new PodExec(api)::run, new ImageTrial(api)::trouble);
        this.pulls = new ImagePulls(api);
        this.formatted = new FormatMemory(api, topology.spec().name());
    }

    public static String image(ClusterSpec spec, String version) {
        return spec.kubernetes().image().isEmpty()
                ? "gregor:" + version
                : spec.kubernetes().image();
    }

    @Override
    public List<NodeStatus> observe() {
        Map<String, Pod> pods = pods();
        List<NodeStatus> nodes =
                new ArrayList<>(ParallelTasks.each(topology.nodes(), node -> observe(node, pods.get(node.name()))));
        topology.nodes().forEach(node -> pods.remove(node.name()));
        pods.values().stream()
                .filter(KubernetesPlatform::isNode)
                .map(pod -> PodStatuses.of(pod.getMetadata().getName(), pod, ends.log(pod)))
                .forEach(nodes::add);
        return nodes;
    }

    /** Pods of Jobs are not nodes. */
    private static boolean isNode(Pod pod) {
        return pod.getMetadata().getOwnerReferences().stream()
                .anyMatch(owner -> owner.getKind().equals("StatefulSet"));
    }

    @Override
    public Duration interval() {
        return Duration.ofMillis(300);
    }

    private NodeStatus observe(Node node, @Nullable Pod pod) {
        NodeStatus status = PodStatuses.of(node.name(), pod, ends.log(pod));
        return pulls.added(troubles.added(new ReadinessMessage(api).added(node, status), pod), pod);
    }

    private Map<String, Pod> pods() {
        return api.pods(Labels.of(topology.spec().name())).stream()
                .collect(Collectors.toMap(
                        pod -> pod.getMetadata().getName(), Function.identity(), (one, other) -> one, TreeMap::new));
    }

    @Override
    public List<Problem> preflight(Topology wanted) {
        return new Preflight(api, manifests, applier).problems(wanted.spec());
    }

    @Override
    public List<CannotStart> lacking(Topology wanted, Collection<Node> nodes) {
        return software.lacking(wanted.spec(), nodes, pods(), manifests::pod);
    }

    /** Creates the namespace if it is missing. */
    @Override
    public void prepare(Topology wanted, Progress progress) {
        if (api.isNamespaceMissing()) {
            progress.doing("creating namespace " + api.namespace());
            applier.apply(List.of(manifests.namespace()));
        }
    }

    /** Repeated, because a command may be killed before its end. */
    private void rememberFormatted() {
        Map<String, Pod> pods = pods();
        formatted.remember(topology.nodes(role -> !role.isClient())
                .map(Node::name)
                .filter(node -> PodStatuses.of(node, pods.get(node), List.of()).isReady())
                .toList());
    }

    /** All nodes have been ready by now, even if the probe of one fails for a moment. */
    @Override
    public void deployed(Topology wanted, Progress progress) {
        formatted.remember(
                wanted.nodes(role -> !role.isClient()).map(Node::name).toList());
    }

    @Override
    public void emptied(Collection<Node> nodes) {
        formatted.forget(nodes.stream().map(Node::name).toList());
    }

    @Override
    public void start(Topology wanted, Collection<Node> nodes) {
        Set<String> names = nodes.stream().map(Node::name).collect(Collectors.toSet());
        rememberFormatted();
        Manifests described = manifests.describing(wanted);
        List<Workload> workloads = described.workloads().stream()
                .filter(workload -> workload.nodes().stream().anyMatch(node -> names.contains(node.name())))
                .toList();
        List<String> refused =
                troubles.askedAgain(workloads.stream().map(Workload::name).toList());
        applier.apply(workloads.stream()
                .flatMap(workload -> described.of(workload).stream())
                .toList());
        refused.forEach(this::retryNow);
        new Pruning(api, wanted.spec().name()).prune(described.all());
    }

    /**
     * A StatefulSet that could not create a pod retries with a back-off of up to 15 minutes; a change of the set makes it
     * retry at once.
     */
    private void retryNow(String set) {
        api.call(
                "having StatefulSet " + set + " try again",
                client -> client.apps()
                        .statefulSets()
                        .withName(set)
                        .patch(
                                PatchContext.of(PatchType.JSON_MERGE),
                                "{\"metadata\":{\"annotations\":{\"" + RETRY_ANNOTATION + "\":\""
                                        + Instant.now(Clock.systemUTC()) + "\"}}}"));
    }

    @Override
    public Drift drift(Topology wanted) {
        return new DriftSearch(api, manifests, applier).search(wanted, pods().values());
    }

    /**
     * Deletes StatefulSets of which all nodes are to stop, and the last pods of sets that shrink. A pod in between would be
     * created again at once.
     */
    @Override
    public void stop(Collection<String> nodes, Progress progress) {
        Set<String> left = new TreeSet<>(nodes);
        List<String> sets = new ArrayList<>();
        for (Workload workload : manifests.workloads()) {
            List<String> names = workload.nodes().stream().map(Node::name).toList();
            if (nodes.containsAll(names)) {
                sets.add(workload.name());
            } else if (names.stream().anyMatch(nodes::contains)) {
                throw new Failure(
                        "Kubernetes would start a part of " + workload.name() + " again at once.",
                        "Stop all of its nodes: " + String.join(", ", names) + ".");
            } else if (nodes.stream().anyMatch(workload::ownedBefore)) {
                applier.apply(manifests.of(workload));
            }
            names.forEach(left::remove);
        }
        left.stream().map(Workload::setOf).filter(set -> !manifests.has(set)).forEach(sets::add);
        new Removal(api, topology.spec().name()).stop(sets, nodes, progress);
    }

    @Override
    public void restart(Topology wanted, Collection<Node> nodes, Progress progress) {
        new PodRestart(api).restart(nodes.stream().map(Node::name).toList(), progress);
    }

    @Override
    public String storage(Node node) {
        return "volume claim " + LostNode.claim(node.name());
    }

    @Override
    public void replace(Topology wanted, Node node, Progress progress) {
        deleteStorage(wanted, List.of(node.name()), progress);
        start(wanted, List.of(node));
    }

    @Override
    public void deleteStorage(Topology wanted, Collection<String> nodes, Progress progress) {
        formatted.forget(nodes);
        nodes.forEach(node -> new LostNode(api, node).deleteStorage(progress));
    }

    @Override
    public List<String> logs(String node, int lines) {
        if (topology.node(node).isEmpty()) {
            throw Node.unknown(node, topology.nodes().stream().map(Node::name).toList());
        }
        return new PodLogs(api).tail(node, lines);
    }

    @Override
    public List<String> remove(boolean deleteData) {
        new Removal(api, topology.spec().name()).removeAll(deleteData);
        return List.of();
    }
}
