package ai.voicecore.gregor.platform.kubernetes.apply;

import ai.voicecore.gregor.platform.kubernetes.api.Api;
import ai.voicecore.gregor.platform.kubernetes.apply.Applier.Difference;
import ai.voicecore.gregor.platform.kubernetes.manifest.Labels;
import ai.voicecore.gregor.platform.kubernetes.manifest.Templates;
import ai.voicecore.gregor.platform.kubernetes.manifest.Workload;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which pods were made from another template than their set has now, or would have once it is applied. */
final class Revisions {
    /** On every pod of a set: what its template was. */
    private static final String REVISION = "controller-revision-hash";

    private final Api api;
    private final String cluster;

    Revisions(Api api, String cluster) {
        this.api = api;
        this.cluster = cluster;
    }

    Set<String> outdated(Collection<Pod> pods, Collection<Difference> differences) {
        Set<String> changing = differences.stream()
                .filter(this::changesTemplate)
                .map(difference -> difference.applied().getMetadata().getName())
                .collect(Collectors.toSet());
        Map<String, String> newest = newest();
        return pods.stream()
                .map(Pod::getMetadata)
                .filter(pod -> {
                    String set = Workload.setOf(pod.getName());
                    String revision = newest.get(set);
                    String own = pod.getLabels().get(REVISION);
                    return changing.contains(set)
                            || (revision != null && !revision.equals(own) && !areAlike(own, revision));
                })
                .map(pod -> pod.getName())
                .collect(Collectors.toSet());
    }

    /** Where that cannot be seen, they are not. */
    private boolean areAlike(String one, String other) {
        Optional<Object> first = data(one);
        Optional<Object> second = data(other);
        return first.isPresent() && second.isPresent() && Templates.areAlike(first.get(), second.get());
    }

    /** What a set's template was. Its controller keeps it as long as there are pods of it. */
    private Optional<Object> data(String revision) {
        try {
            return Optional.ofNullable(api.client()
                            .apps()
                            .controllerRevisions()
                            .inNamespace(api.namespace())
                            .withName(revision)
                            .get())
                    .map(ControllerRevision::getData)
                    .map(this::plain);
        } catch (KubernetesClientException e) {
            // Not everybody may read them.
            return Optional.empty();
        }
    }

    /** In maps and lists. */
    private Object plain(Object object) {
        return api.client()
                .getKubernetesSerialization()
                .unmarshal(api.client().getKubernetesSerialization().asJson(object), Map.class);
    }

    private boolean changesTemplate(Difference difference) {
        return difference.applied() instanceof StatefulSet applied
                && difference.present().orElse(null) instanceof StatefulSet present
                && !Templates.areAlike(
                        plain(applied.getSpec().getTemplate()),
                        plain(present.getSpec().getTemplate()));
    }

    /** Set → its template's revision, of sets whose controller has seen their newest template. */
    private Map<String, String> newest() {
        Map<String, String> revisions = new HashMap<>();
        api.call(
                        "listing the StatefulSets",
                        client -> client.apps()
                                .statefulSets()
                                .inNamespace(api.namespace())
                                .withLabels(Labels.of(cluster))
                                .list())
                .getItems()
                .forEach(set -> Optional.ofNullable(set.getStatus())
                        .filter(status -> set.getMetadata().getGeneration().equals(status.getObservedGeneration()))
                        .ifPresent(status -> revisions.put(set.getMetadata().getName(), status.getUpdateRevision())));
        return revisions;
    }
}
