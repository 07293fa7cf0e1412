package ai.voicecore.gregor.platform.kubernetes.apply;

import ai.voicecore.gregor.concurrent.ParallelTasks;
import ai.voicecore.gregor.platform.kubernetes.api.Api;
import ai.voicecore.gregor.platform.kubernetes.manifest.Labels;
import ai.voicecore.gregor.platform.kubernetes.manifest.ObjectName;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Finds and deletes objects of a cluster that are not in its spec any more; never volumes. */
public record Pruning(Api api, String cluster) {
    public void prune(Collection<HasMetadata> wanted) {
        ParallelTasks.each(obsolete(wanted), api::delete);
    }

    List<HasMetadata> obsolete(Collection<HasMetadata> wanted) {
        Set<ObjectName> names = wanted.stream().map(ObjectName::of).collect(Collectors.toSet());
        return present().stream()
                .filter(object -> !names.contains(ObjectName.of(object)))
                .toList();
    }

    private List<HasMetadata> present() {
        List<Supplier<List<? extends HasMetadata>>> lists = List.of(
                () -> list(client -> client.apps().statefulSets()),
                () -> list(KubernetesClient::services),
                () -> list(client -> client.policy().v1().podDisruptionBudget()),
                () -> list(client -> client.network().v1().networkPolicies()));
        return ParallelTasks.each(lists, Supplier::get).stream()
                .<HasMetadata>flatMap(List::stream)
                .toList();
    }

    private <T extends HasMetadata, L extends KubernetesResourceList<T>> List<T> list(
            Function<KubernetesClient, MixedOperation<T, L, ?>> objects) {
        return api.list("the cluster's objects", Labels.of(cluster), objects);
    }
}
