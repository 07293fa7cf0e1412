package ai.voicecore.gregor.platform.kubernetes.apply;

import ai.voicecore.gregor.platform.kubernetes.api.Api;
import ai.voicecore.gregor.platform.kubernetes.api.ApiFailures;
import ai.voicecore.gregor.platform.kubernetes.manifest.ResourceTotal;
import ai.voicecore.gregor.spec.Problem;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether the namespace's quotas have room for the missing pods. */
record Quotas(Api api) {
    List<Problem> problems(ResourceTotal need) {
        List<Problem> problems = new ArrayList<>();
        for (ResourceQuota quota : quotas()) {
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
                    problems.add(problem(quota.getMetadata().getName(), resource, wanted, left));
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

    private Problem problem(String quota, String resource, BigDecimal wanted, BigDecimal left) {
        return Problem.of(
                "kubernetes.namespace",
                "is " + api.namespace() + ", whose quota " + quota + " leaves " + ResourceTotal.readable(resource, left)
                        + " of " + resource + "; " + ResourceTotal.readable(resource, wanted) + " are needed.",
                ApiFailures.QUOTA);
    }

    private List<ResourceQuota> quotas() {
        // Without the permission to read them a refused pod is reported while waiting for it.
        return api.tryToCall(client -> client.resourceQuotas().list().getItems())
                .orElse(List.of());
    }
}
