package ai.voicecore.gregor.platform.kubernetes.manifest;

import ai.voicecore.gregor.spec.Spread;
import ai.voicecore.gregor.topology.Role;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.AffinityBuilder;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.PodAffinityTerm;
import io.fabric8.kubernetes.api.model.PodAffinityTermBuilder;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraintBuilder;
import java.util.Map;

/** Which hosts pods are put on: those of one kind apart, and evenly over the zones. */
final class PodScheduling {
    private final LabelSelector alike;

    /** Whether none of these pods may be on a host with another. */
    private final boolean apart;

    PodScheduling(String cluster, Role kind, Spread spread) {
        this.alike = new LabelSelectorBuilder()
                .withMatchLabels(Labels.select(cluster, kind))
                .build();
        this.apart = !kind.isClient() && spread == Spread.REQUIRED;
    }

    /**
     * What pods carry that keep apart from each other. Kubernetes' rule binds both sides: without it, pods that want a host
     * for themselves would also keep away those that are made after the spec has become less strict, until all of
     * them were restarted.
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
        AffinityBuilder affinity = new AffinityBuilder();
        return apart
                ? affinity.withNewPodAntiAffinity()
                        .addToRequiredDuringSchedulingIgnoredDuringExecution(sameHost)
                        .endPodAntiAffinity()
                        .build()
                : affinity.withNewPodAntiAffinity()
                        .addNewPreferredDuringSchedulingIgnoredDuringExecution()
                        .withWeight(100)
                        .withPodAffinityTerm(sameHost)
                        .endPreferredDuringSchedulingIgnoredDuringExecution()
                        .endPodAntiAffinity()
                        .build();
    }

    /** Only where there are zones, and never at the price of not running. */
    TopologySpreadConstraint overZones() {
        return new TopologySpreadConstraintBuilder()
                .withMaxSkew(1)
                .withTopologyKey("topology.kubernetes.io/zone")
                .withWhenUnsatisfiable("ScheduleAnyway")
                .withLabelSelector(alike)
                .build();
    }
}
