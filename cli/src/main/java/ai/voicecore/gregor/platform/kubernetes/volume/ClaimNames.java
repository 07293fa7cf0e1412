package ai.voicecore.gregor.platform.kubernetes.volume;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Names of the volume claims of a set's pods. Kubernetes matches claims only by name: a pod gets any claim with the right
 * name.
 */
public final class ClaimNames {
    private ClaimNames() {}

    /** The names for all pods of a set; empty if they have no volumes. */
    public static List<String> of(StatefulSet set) {
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
}
