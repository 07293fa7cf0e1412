package ai.voicecore.gregor.platform.kubernetes.manifest;

import ai.voicecore.gregor.spec.Spread;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.AffinityBuilder;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.PodAffinityTerm;
import io.fabric8.kubernetes.api.model.PodAffinityTermBuilder;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraintBuilder;

/** Which hosts pods are put on: those of one kind apart, and evenly over the zones. */
final class Placing {
    private final LabelSelector alike;

    Placing(String cluster, Kind kind) {
        this.alike = new LabelSelectorBuilder()
                .withMatchLabels(Labels.select(cluster, kind))
                .build();
    }

    Affinity affinity(Kind kind, Spread spread) {
        PodAffinityTerm sameHost = new PodAffinityTermBuilder()
                .withLabelSelector(alike)
                .withTopologyKey("kubernetes.io/hostname")
                .build();
        AffinityBuilder affinity = new AffinityBuilder();
        return kind.isStateful() && spread == Spread.REQUIRED
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
