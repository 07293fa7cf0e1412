package ai.voicecore.gregor.platform.kubernetes.apply;

import ai.voicecore.gregor.platform.kubernetes.api.Api;
import ai.voicecore.gregor.platform.kubernetes.apply.Applier.Difference;
import ai.voicecore.gregor.platform.kubernetes.manifest.Labels;
import ai.voicecore.gregor.platform.kubernetes.manifest.Templates;
import ai.voicecore.gregor.platform.kubernetes.manifest.Workload;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Pods that were created from another template than the set has now, or will have after the apply. */
final class Revisions {
    /** A label of every pod: the revision of its template. */
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

    /** If the templates cannot be read, they count as different. */
    private boolean areAlike(String one, String other) {
        return data(one)
                .flatMap(first -> data(other).map(second -> Templates.areAlike(first, second)))
                .orElse(false);
    }

    /** The template of a revision. The StatefulSet controller keeps it while there are pods of it. */
    private Optional<Object> data(String revision) {
        return api.tryToCall(client ->
                        client.apps().controllerRevisions().withName(revision).get())
                .map(ControllerRevision::getData)
                .map(this::plain);
    }

    /** As maps and lists. */
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

    /** StatefulSet → revision of its template, if the controller has seen the newest template. */
    private Map<String, String> newest() {
        Map<String, String> revisions = new HashMap<>();
        api.list("the StatefulSets", Labels.of(cluster), client -> client.apps().statefulSets())
                .forEach(set -> Optional.ofNullable(set.getStatus())
                        .filter(status -> set.getMetadata().getGeneration().equals(status.getObservedGeneration()))
                        .ifPresent(status -> revisions.put(set.getMetadata().getName(), status.getUpdateRevision())));
        return revisions;
    }
}
