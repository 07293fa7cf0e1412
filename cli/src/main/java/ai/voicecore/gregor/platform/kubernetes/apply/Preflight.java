package ai.voicecore.gregor.platform.kubernetes.apply;

import ai.voicecore.gregor.platform.kubernetes.api.Api;
import ai.voicecore.gregor.platform.kubernetes.manifest.Labels;
import ai.voicecore.gregor.platform.kubernetes.manifest.Manifests;
import ai.voicecore.gregor.platform.kubernetes.manifest.ResourceTotal;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.Problem;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What prevents applying a cluster's objects. Changes nothing. */
public record Preflight(Api api, Manifests manifests, Applier applier) {
    private static final String DEFAULT = "storageclass.kubernetes.io/is-default-class";

    /** Validates every object by a dry run, if the namespace exists. */
    public List<Problem> problems(ClusterSpec spec) {
        boolean missing = api.isNamespaceMissing();
        List<Problem> problems = new ArrayList<>(storage(spec));
        if (problems.isEmpty() && !missing) {
            problems.addAll(new Quotas(api).problems(needed(spec)));
            // A dry run of the API server, which also refuses foreign objects.
            applier.differences(manifests.all());
        }
        return problems;
    }

    /** The usage of existing pods is part of the quotas' status. */
    private ResourceTotal needed(ClusterSpec spec) {
        Set<String> present = api.pods(Labels.of(spec.name())).stream()
                .map(pod -> pod.getMetadata().getName())
                .collect(Collectors.toSet());
        return ResourceTotal.of(spec, manifests.workloads(), pod -> !present.contains(pod));
    }

    private List<Problem> storage(ClusterSpec spec) {
        String wanted = spec.kubernetes().storageClass();
        List<StorageClass> classes;
        try {
            classes = api.client().storage().v1().storageClasses().list().getItems();
        } catch (KubernetesClientException e) {
            if (e.getCode() <= 0) {
                throw api.failure("listing the storage classes", e);
            }
            // The user may not be allowed to read them; a wrong one is then reported while waiting for the volumes.
            return List.of();
        }
        List<String> names =
                classes.stream().map(known -> known.getMetadata().getName()).toList();
        String known = names.isEmpty() ? "This cluster has none." : "There are: " + String.join(", ", names) + ".";
        if (!wanted.isEmpty() && !names.contains(wanted)) {
            return List.of(Problem.of("kubernetes.storageClass", "is `" + wanted + "`, which does not exist.", known));
        }
        boolean hasDefault = classes.stream()
                .anyMatch(one -> one.getMetadata().getAnnotations() != null
                        && "true".equals(one.getMetadata().getAnnotations().get(DEFAULT)));
        return wanted.isEmpty() && !hasDefault
                ? List.of(Problem.of(
                        "kubernetes.storageClass", "is not given, and this cluster has no default class.", known))
                : List.of();
    }
}
