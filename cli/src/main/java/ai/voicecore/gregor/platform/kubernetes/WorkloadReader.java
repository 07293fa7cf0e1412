package ai.voicecore.gregor.platform.kubernetes;

import ai.voicecore.gregor.platform.kubernetes.api.Api;
import ai.voicecore.gregor.platform.kubernetes.manifest.Labels;
import ai.voicecore.gregor.platform.kubernetes.volume.Claims;
import ai.voicecore.gregor.snapshot.WorkloadSnapshot;
import ai.voicecore.gregor.snapshot.WorkloadSnapshot.Budget;
import ai.voicecore.gregor.snapshot.WorkloadSnapshot.Claim;
import ai.voicecore.gregor.snapshot.WorkloadSnapshot.PodHost;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reads the Kubernetes objects of a cluster. */
public record WorkloadReader(Api api, String cluster) {
    private static final Duration BUDGET_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration INTERVAL = Duration.ofMillis(200);

    /** Waits a short time until Kubernetes has counted pods that have just become ready. */
    public WorkloadSnapshot read() {
        return api.await(BUDGET_TIMEOUT, INTERVAL)
                .lastSeen(
                        this::readOnce,
                        seen -> seen.budgets().stream().allMatch(budget -> budget.healthy() >= budget.expected()));
    }

    private WorkloadSnapshot readOnce() {
        Map<String, String> labels = Labels.of(cluster);
        return new WorkloadSnapshot(
                api.pods(labels).stream().map(WorkloadReader::host).toList(),
                api.list("the volume claims", labels, KubernetesClient::persistentVolumeClaims).stream()
                        .map(WorkloadReader::claim)
                        .toList(),
                api
                        .list(
                                "the disruption budgets",
                                labels,
                                client -> client.policy().v1().podDisruptionBudget())
                        .stream()
                        .map(WorkloadReader::budget)
                        .toList());
    }

    private static PodHost host(Pod pod) {
        return new PodHost(
                pod.getMetadata().getName(),
                kind(pod),
                Optional.ofNullable(pod.getSpec().getNodeName()).orElse(""));
    }

    private static Claim claim(PersistentVolumeClaim claim) {
        return new Claim(claim.getMetadata().getName(), claim.getStatus().getPhase(), Claims.storageClass(claim));
    }

    private static Budget budget(PodDisruptionBudget budget) {
        return new Budget(
                budget.getMetadata().getName(),
                kind(budget),
                Objects.requireNonNullElse(budget.getStatus().getCurrentHealthy(), 0),
                Objects.requireNonNullElse(budget.getStatus().getExpectedPods(), 0),
                Objects.requireNonNullElse(budget.getStatus().getDisruptionsAllowed(), 0));
    }

    private static String kind(HasMetadata object) {
        return object.getMetadata().getLabels().getOrDefault(Labels.KIND, "");
    }
}
