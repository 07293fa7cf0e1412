package ai.voicecore.gregor.platform.kubernetes.apply;

import ai.voicecore.gregor.platform.kubernetes.api.Api;
import ai.voicecore.gregor.platform.kubernetes.apply.Applier.Difference;
import ai.voicecore.gregor.platform.kubernetes.manifest.Labels;
import ai.voicecore.gregor.platform.kubernetes.manifest.Workload;
import ai.voicecore.gregor.topology.LiveSettings;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Pods that were created from another template than the set has now, or will have after the apply. */
record Revisions(Api api, String cluster) {
    /** A label of every pod: the revision of its template. */
    private static final String REVISION = "controller-revision-hash";

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
                            || (revision != null && !revision.equals(own) && !areOfOneTemplate(own, revision));
                })
                .map(pod -> pod.getName())
                .collect(Collectors.toSet());
    }

    /** If the templates cannot be read, they count as different. */
    private boolean areOfOneTemplate(String one, String other) {
        return data(one)
                .flatMap(first -> data(other).map(second -> areAlike(first, second)))
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
                && !areAlike(
                        plain(applied.getSpec().getTemplate()),
                        plain(present.getSpec().getTemplate()));
    }

    /**
     * Whether pods of one template need no restart for the other: the templates differ at most in settings that running
     * brokers apply in another way.
     */
    private static boolean areAlike(Object one, Object other) {
        return others(one).equals(others(other));
    }

    private static Object others(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<Object, Object> copy = new LinkedHashMap<>();
                map.forEach((key, inner) -> copy.put(key, others(inner)));
                yield copy;
            }
            case List<?> list ->
                list.stream()
                        .filter(element -> !isLive(element))
                        .map(Revisions::others)
                        .toList();
            default -> value;
        };
    }

    private static boolean isLive(Object variable) {
        return variable instanceof Map<?, ?> map
                && map.get("name") instanceof String name
                && LiveSettings.isVariable(name);
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
