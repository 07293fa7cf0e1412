package ai.voicecore.gregor.platform.kubernetes.apply;

import ai.voicecore.gregor.platform.kubernetes.api.Api;
import ai.voicecore.gregor.platform.kubernetes.api.ApiFailures;
import ai.voicecore.gregor.platform.kubernetes.manifest.Labels;
import ai.voicecore.gregor.platform.kubernetes.manifest.Manifests;
import ai.voicecore.gregor.platform.kubernetes.manifest.ResourceTotal;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.Problem;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
            problems.addAll(quotas(needed(spec)));
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

    /** Whether the namespace's quotas have room for the missing pods. */
    private List<Problem> quotas(ResourceTotal need) {
        List<Problem> problems = new ArrayList<>();
        // Without the permission to read them a refused pod is reported while waiting for it.
        List<ResourceQuota> quotas = api.tryToCall(
                        client -> client.resourceQuotas().list().getItems())
                .orElse(List.of());
        for (ResourceQuota quota : quotas) {
            if (quota.getStatus() == null || quota.getStatus().getHard() == null || isScoped(quota)) {
                continue;
            }
            Map<String, Quantity> used = quota.getStatus().getUsed() == null
                    ? Map.of()
                    : quota.getStatus().getUsed();
            quota.getStatus().getHard().forEach((resource, hard) -> {
                BigDecimal wanted = need.amounts().getOrDefault(resource, BigDecimal.ZERO);
                BigDecimal left = hard.getNumericalAmount()
                        .subtract(used.getOrDefault(resource, new Quantity("0")).getNumericalAmount());
                if (wanted.signum() > 0 && wanted.compareTo(left) > 0) {
                    problems.add(overQuota(quota.getMetadata().getName(), resource, wanted, left));
                }
            });
        }
        return problems;
    }

    /** A quota with scopes counts only some pods; it is not evaluated here. */
    private static boolean isScoped(ResourceQuota quota) {
        return quota.getSpec().getScopeSelector() != null
                || (quota.getSpec().getScopes() != null
                        && !quota.getSpec().getScopes().isEmpty());
    }

    private Problem overQuota(String quota, String resource, BigDecimal wanted, BigDecimal left) {
        return Problem.of(
                "kubernetes.namespace",
                "is " + api.namespace() + ", whose quota " + quota + " leaves " + ResourceTotal.readable(resource, left)
                        + " of " + resource + "; " + ResourceTotal.readable(resource, wanted) + " are needed.",
                ApiFailures.QUOTA);
    }

    private List<Problem> storage(ClusterSpec spec) {
        String wanted = spec.kubernetes().storageClass();
        List<StorageClass> classes;
        try {
            classes = api.send(
                    client -> client.storage().v1().storageClasses().list().getItems());
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
