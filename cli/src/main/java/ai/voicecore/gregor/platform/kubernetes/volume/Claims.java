package ai.voicecore.gregor.platform.kubernetes.volume;

import ai.voicecore.gregor.concurrent.ParallelTasks;
import ai.voicecore.gregor.platform.kubernetes.api.Api;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The volume claims of a namespace. Kubernetes matches them only by name: a pod gets any claim with the right name. */
public final class Claims {
    private Claims() {}

    /** The claim of a pod that was never created does not exist. */
    public static Optional<PersistentVolumeClaim> read(Api api, String name) {
        return api.find("volume claim", name, KubernetesClient::persistentVolumeClaims);
    }

    /** Those of these claims that exist. */
    public static List<PersistentVolumeClaim> read(Api api, List<String> names) {
        return ParallelTasks.each(names, name -> read(api, name)).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** The names for all pods of a set; empty if they have no volumes. */
    public static List<String> names(StatefulSet set) {
        int first = Optional.ofNullable(set.getSpec().getOrdinals())
                .map(ordinals -> ordinals.getStart())
                .orElse(0);
        return templates(set).stream()
                .flatMap(
                        template -> IntStream.range(first, first + set.getSpec().getReplicas())
                                .mapToObj(ordinal -> template.getMetadata().getName() + "-"
                                        + set.getMetadata().getName() + "-" + ordinal))
                .toList();
    }

    static List<PersistentVolumeClaim> templates(StatefulSet set) {
        return Optional.ofNullable(set.getSpec().getVolumeClaimTemplates()).orElse(List.of());
    }

    public static String storageClass(PersistentVolumeClaim claim) {
        return Optional.ofNullable(claim.getSpec().getStorageClassName()).orElse("(none)");
    }
}
