package ai.voicecore.gregor.platform.kubernetes;

import ai.voicecore.gregor.concurrent.ParallelTasks;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.platform.kubernetes.api.Api;
import ai.voicecore.gregor.platform.kubernetes.manifest.Labels;
import ai.voicecore.gregor.platform.kubernetes.pod.LostNode;
import ai.voicecore.gregor.platform.kubernetes.pod.Termination;
import ai.voicecore.gregor.platform.kubernetes.store.ConfigMapStore;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Deletes the objects of a cluster. */
record Removal(Api api, String cluster) {
    /** Deletes StatefulSets and waits until pods have ended. */
    void stop(List<String> sets, Collection<String> pods, Progress progress) {
        ParallelTasks.each(sets, set -> api.statefulSet(set).map(api::delete));
        Termination.await(api, () -> still(pods), left -> {
            progress.doing("waiting until the pods have ended", String.join(", ", left));
            left.forEach(pod -> new LostNode(api, pod).forgetWhereHostIsGone());
        });
    }

    private List<String> still(Collection<String> pods) {
        return api.pods(Labels.of(cluster)).stream()
                .map(pod -> pod.getMetadata().getName())
                .filter(pods::contains)
                .sorted()
                .toList();
    }

    /** Deletes everything except volumes and saved state; with {@code deleteData} these too. */
    void removeAll(boolean deleteData) {
        deleteAll("StatefulSets", client -> client.apps().statefulSets());
        deleteAll("services", KubernetesClient::services);
        deleteAll("disruption budgets", client -> client.policy().v1().podDisruptionBudget());
        deleteAll("network policies", client -> client.network().v1().networkPolicies());
        if (deleteData) {
            deleteAll("volume claims", KubernetesClient::persistentVolumeClaims);
            new ConfigMapStore(api, Clock.systemUTC()).delete();
        }
    }

    private <T extends HasMetadata, L extends KubernetesResourceList<T>> void deleteAll(
            String what, Function<KubernetesClient, MixedOperation<T, L, ?>> objects) {
        ParallelTasks.each(api.list("the " + what + " of " + cluster, Labels.of(cluster), objects), api::delete);
    }
}
