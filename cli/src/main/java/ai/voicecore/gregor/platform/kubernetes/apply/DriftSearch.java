package ai.voicecore.gregor.platform.kubernetes.apply;

import ai.voicecore.gregor.platform.Platform.Drift;
import ai.voicecore.gregor.platform.kubernetes.api.Api;
import ai.voicecore.gregor.platform.kubernetes.apply.Applier.Difference;
import ai.voicecore.gregor.platform.kubernetes.manifest.Labels;
import ai.voicecore.gregor.platform.kubernetes.manifest.Manifests;
import ai.voicecore.gregor.platform.kubernetes.manifest.ObjectName;
import ai.voicecore.gregor.platform.kubernetes.manifest.Workload;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Topology;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds objects that differ from the wanted ones, by a dry run of the API server. */
public record DriftSearch(Api api, Manifests manifests, Applier applier) {
    public Drift search(Topology wanted, Collection<Pod> pods) {
        String cluster = wanted.spec().name();
        List<Difference> differences = applier.differences(objects(pods));
        List<String> drift =
                differences.stream().map(Difference::toString).collect(Collectors.toCollection(ArrayList::new));
        new Pruning(api, cluster)
                .obsolete(manifests.all()).stream()
                        .filter(object -> !isOfALeavingNode(object, pods))
                        .forEach(object -> drift.add(ObjectName.of(object) + " (no longer in the spec)"));
        return new Drift(drift, new Revisions(api, cluster).outdated(pods, differences));
    }

    /** A StatefulSet without pods is started, not adjusted. */
    private List<HasMetadata> objects(Collection<Pod> pods) {
        Set<String> names =
                pods.stream().map(pod -> pod.getMetadata().getName()).collect(Collectors.toSet());
        return manifests.of(
                workload -> workload.nodes().stream().map(Node::name).anyMatch(names::contains));
    }

    /** A StatefulSet of removed nodes that still has pods is retired, not adjusted. */
    private boolean isOfALeavingNode(HasMetadata object, Collection<Pod> pods) {
        return pods.stream()
                .filter(pod -> !manifests.has(Workload.setOf(pod.getMetadata().getName())))
                .anyMatch(pod -> Labels.isOf(object, pod));
    }
}
