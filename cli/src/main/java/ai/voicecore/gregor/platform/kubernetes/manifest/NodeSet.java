package ai.voicecore.gregor.platform.kubernetes.manifest;

import ai.voicecore.gregor.spec.ClusterSpec;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import java.util.Map;

/** The StatefulSet of a workload. */
final class NodeSet {
    private NodeSet() {}

    static StatefulSet of(ClusterSpec spec, String image, Workload workload) {
        StatefulSetBuilder set = new StatefulSetBuilder()
                .withMetadata(Labels.metadata(spec, workload.name(), Labels.of(spec.name(), workload)))
                .withNewSpec()
                .withServiceName(workload.headless())
                .withReplicas(workload.nodes().size())
                // A quorum needs its peers to get ready: one after the other they never would.
                .withPodManagementPolicy("Parallel")
                .withSelector(Labels.selector(Labels.select(spec.name(), workload)))
                .withNewUpdateStrategy()
                // Gregor restarts nodes itself and respects min.insync.replicas.
                .withType("OnDelete")
                .endUpdateStrategy()
                .withNewPersistentVolumeClaimRetentionPolicy()
                .withWhenDeleted("Retain")
                .withWhenScaled("Retain")
                .endPersistentVolumeClaimRetentionPolicy()
                .withTemplate(new NodePods(spec, image).of(workload))
                .endSpec();
        if (workload.firstOrdinal() > 0) {
            set.editSpec()
                    .withNewOrdinals()
                    .withStart(workload.firstOrdinal())
                    .endOrdinals()
                    .endSpec();
        }
        if (!workload.role().isClient()) {
            set.editSpec().withVolumeClaimTemplates(claim(spec, workload)).endSpec();
        }
        return set.build();
    }

    private static PersistentVolumeClaim claim(ClusterSpec spec, Workload workload) {
        String storageClass = spec.kubernetes().storageClass();
        return new PersistentVolumeClaimBuilder()
                .withNewMetadata()
                .withName(NodePods.DATA)
                .withLabels(Labels.of(spec.name(), workload))
                .endMetadata()
                .withNewSpec()
                .withAccessModes("ReadWriteOnce")
                .withStorageClassName(storageClass.isEmpty() ? null : storageClass)
                .withNewResources()
                .withRequests(Map.of(
                        "storage", Quantities.mebibytes(workload.size(spec).storageMebibytes())))
                .endResources()
                .endSpec()
                .build();
    }
}
