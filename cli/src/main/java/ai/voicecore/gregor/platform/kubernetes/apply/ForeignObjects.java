package ai.voicecore.gregor.platform.kubernetes.apply;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.platform.kubernetes.api.Api;
import ai.voicecore.gregor.platform.kubernetes.manifest.Labels;
import ai.voicecore.gregor.platform.kubernetes.manifest.ObjectName;
import ai.voicecore.gregor.platform.kubernetes.store.ConfigMapStore;
import ai.voicecore.gregor.platform.kubernetes.volume.Claims;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Objects with the name of one of the cluster's objects that belong to another program or cluster. Changes nothing. */
record ForeignObjects(Api api) {
    /** Throws if the existing object was created by another program, or for another cluster. */
    static void refuse(HasMetadata present, HasMetadata wanted) {
        for (String label : List.of(Labels.MANAGED_BY, Labels.INSTANCE)) {
            String owner = labels(wanted).getOrDefault(label, "");
            if (!owner.equals(labels(present).getOrDefault(label, ""))) {
                throw foreignObject(
                        ObjectName.of(present), present, "it is not " + words(label, owner), "Remove it, or choose");
            }
        }
    }

    /**
     * Throws if new pods of a StatefulSet would get existing volumes of another owner: a set uses every claim with the
     * right name.
     */
    void refuseClaims(Optional<StatefulSet> present, StatefulSet wanted) {
        List<String> names = new ArrayList<>(Claims.names(wanted));
        present.map(Claims::names).ifPresent(names::removeAll);
        List<PersistentVolumeClaim> claims = Claims.read(api, names);
        String cluster = labels(wanted).getOrDefault(Labels.INSTANCE, "");
        claims.stream()
                .filter(claim -> !labels(claim).equals(labels(wanted)))
                .findFirst()
                .ifPresent(claim -> {
                    throw foreignObject(
                            name(claim),
                            claim,
                            "it was not made for cluster " + cluster + ", whose node would take what is stored in it",
                            "Delete it if it is not needed, or choose");
                });
        if (present.isEmpty() && !claims.isEmpty() && !ConfigMapStore.isRecorded(api)) {
            throw withoutRecord(claims.getFirst(), cluster);
        }
    }

    /** With a new cluster id no node would start: Kafka compares it with the stored one (KIP-78). */
    private Failure withoutRecord(PersistentVolumeClaim claim, String cluster) {
        return Failure.refused(
                "There is a " + name(claim) + " of cluster " + cluster + " in namespace " + api.namespace()
                        + ", and ConfigMap " + ConfigMapStore.RECORD + ", which has the cluster's id, is not there.",
                "Restore that ConfigMap from a backup. If the data is not needed, delete it: kubectl delete pvc -n "
                        + api.namespace() + " -l " + Labels.INSTANCE + "=" + cluster);
    }

    private static ObjectName name(PersistentVolumeClaim claim) {
        return new ObjectName("volume claim", claim.getMetadata().getName());
    }

    /** The labels that identify the owner. */
    private static Map<String, String> labels(HasMetadata object) {
        Map<String, String> owners =
                new TreeMap<>(Objects.requireNonNullElse(object.getMetadata().getLabels(), Map.of()));
        owners.keySet().retainAll(List.of(Labels.MANAGED_BY, Labels.INSTANCE));
        return owners;
    }

    private static String words(String label, String owner) {
        return label.equals(Labels.MANAGED_BY) ? "Gregor's" : "cluster " + owner + "'s";
    }

    private static Failure foreignObject(ObjectName name, HasMetadata present, String because, String remedy) {
        return Failure.refused(
                "There is a " + name + " in namespace " + present.getMetadata().getNamespace() + " already, and "
                        + because + ".",
                remedy + " another namespace with kubernetes.namespace.");
    }
}
