package ai.voicecore.gregor.platform.kubernetes;

import ai.voicecore.gregor.concurrent.ParallelTasks;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.platform.kubernetes.api.Api;
import ai.voicecore.gregor.platform.kubernetes.manifest.Labels;
import ai.voicecore.gregor.platform.kubernetes.pod.LostNode;
import ai.voicecore.gregor.platform.kubernetes.pod.Termination;
import ai.voicecore.gregor.platform.kubernetes.store.ConfigMapStore;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Deletes the objects of a cluster. */
final class Removal {
    private final Api api;
    private final String cluster;
    private final Map<String, String> labels;

    Removal(Api api, String cluster) {
        this.api = api;
        this.cluster = cluster;
        this.labels = Labels.of(cluster);
    }

    /** Deletes StatefulSets and waits until pods have ended. */
    void stop(List<String> sets, Collection<String> pods, Progress progress) {
        ParallelTasks.each(
                sets,
                set -> api.call(
                        "deleting StatefulSet " + set,
                        client -> client.apps()
                                .statefulSets()
                                .inNamespace(api.namespace())
                                .withName(set)
                                .delete()));
        Termination.await(api, () -> still(pods), left -> {
            progress.doing("waiting until the pods have ended", String.join(", ", left));
            left.forEach(pod -> new LostNode(api, pod).forgetWhereHostIsGone());
        });
    }

    private List<String> still(Collection<String> pods) {
        return api
                .call(
                        "listing the pods",
                        client -> client.pods()
                                .inNamespace(api.namespace())
                                .withLabels(labels)
                                .list())
                .getItems()
                .stream()
                .map(Pod::getMetadata)
                .map(metadata -> metadata.getName())
                .filter(pods::contains)
                .sorted()
                .toList();
    }

    /** Deletes everything except volumes and saved state; with {@code deleteData} these too. */
    void removeAll(boolean deleteData) {
        delete(
                "StatefulSets",
                client -> client.apps()
                        .statefulSets()
                        .inNamespace(api.namespace())
                        .withLabels(labels)
                        .delete());
        delete(
                "services",
                client -> client.services()
                        .inNamespace(api.namespace())
                        .withLabels(labels)
                        .delete());
        delete(
                "disruption budgets",
                client -> client.policy()
                        .v1()
                        .podDisruptionBudget()
                        .inNamespace(api.namespace())
                        .withLabels(labels)
                        .delete());
        delete(
                "network policies",
                client -> client.network()
                        .v1()
                        .networkPolicies()
                        .inNamespace(api.namespace())
                        .withLabels(labels)
                        .delete());
        if (deleteData) {
            delete(
                    "volume claims",
                    client -> client.persistentVolumeClaims()
                            .inNamespace(api.namespace())
                            .withLabels(labels)
                            .delete());
            new ConfigMapStore(api, Clock.systemUTC()).delete();
        }
    }

    private void delete(String what, java.util.function.Function<KubernetesClient, ?> call) {
        api.call("deleting the " + what + " of " + cluster, call);
    }
}
