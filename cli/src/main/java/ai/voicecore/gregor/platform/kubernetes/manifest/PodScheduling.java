package ai.voicecore.gregor.platform.kubernetes.manifest;

import ai.voicecore.gregor.spec.Spread;
import ai.voicecore.gregor.topology.Role;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.AffinityBuilder;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.PodAffinityTerm;
import io.fabric8.kubernetes.api.model.PodAffinityTermBuilder;
import io.fabric8.kubernetes.api.model.PodAntiAffinityBuilder;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraintBuilder;
import java.util.Map;

/** Pod placement: anti-affinity for pods of one kind, and even spread over the zones. */
final class PodScheduling {
    private final LabelSelector alike;

    /** Whether two of these pods may not share a host. */
    private final boolean apart;

    PodScheduling(String cluster, Role kind, Spread spread) {
        this.alike = Labels.selector(Labels.select(cluster, kind));
        this.apart = !kind.isClient() && spread == Spread.REQUIRED;
    }

    /**
     * The label for anti-affinity. Kubernetes' rule works in both directions: without the label, pods that want their own
     * host would also keep away pods that were created after the spec became less strict, until all pods were restarted.
     */
    Map<String, String> labels() {
        return apart ? Map.of(Labels.ANTI_AFFINITY, "true") : Map.of();
    }

    Affinity affinity() {
        PodAffinityTerm sameHost = new PodAffinityTermBuilder()
                .withLabelSelector(new LabelSelectorBuilder(alike)
                        .addToMatchLabels(labels())
                        .build())
                .withTopologyKey("kubernetes.io/hostname")
                .build();
        PodAntiAffinityBuilder others = new PodAntiAffinityBuilder();
        if (apart) {
            others.addToRequiredDuringSchedulingIgnoredDuringExecution(sameHost);
        } else {
            others.addNewPreferredDuringSchedulingIgnoredDuringExecution()
                    .withWeight(100)
                    .withPodAffinityTerm(sameHost)
                    .endPreferredDuringSchedulingIgnoredDuringExecution();
        }
        return new AffinityBuilder().withPodAntiAffinity(others.build()).build();
    }

    /** Only if there are zones, and pods run even if the spread is uneven. */
    TopologySpreadConstraint overZones() {
        return new TopologySpreadConstraintBuilder()
                .withMaxSkew(1)
                .withTopologyKey("topology.kubernetes.io/zone")
                .withWhenUnsatisfiable("ScheduleAnyway")
                .withLabelSelector(alike)
                .build();
    }
}
