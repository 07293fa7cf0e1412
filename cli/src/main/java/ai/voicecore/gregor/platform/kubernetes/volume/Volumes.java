package ai.voicecore.gregor.platform.kubernetes.volume;

import ai.voicecore.gregor.concurrent.ParallelTasks;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.platform.kubernetes.api.Api;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimCondition;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Grows the volumes of a StatefulSet while its pods run: first every claim; then the set is deleted without its pods,
 * because its template cannot be changed; the next apply creates it and it adopts the pods. After an interruption the next
 * deployment continues: grown claims are skipped, and the set gets its new template only after all have grown.
 */
public record Volumes(Api api) {
    /** The storage driver takes seconds to minutes; the pod's host resizes the file system. */
    private static final Duration RESIZE_TIMEOUT = Duration.ofMinutes(5);

    private static final Duration DELETE_TIMEOUT = Duration.ofMinutes(1);
    private static final Duration INTERVAL = Duration.ofMillis(300);

    /** The growth of the existing set's volumes; empty if there is no set or no growth. */
    public Optional<Growth> growth(StatefulSet wanted) {
        return api.statefulSet(wanted.getMetadata().getName()).flatMap(present -> Growth.between(present, wanted));
    }

    /** Validates every claim by a dry run; throws if one cannot grow. Changes nothing. */
    public void dryRun(Growth growth) {
        if (growth.shrinks()) {
            throw Failure.refused(
                    "The " + growth.sentence() + " of StatefulSet " + growth.set()
                            + " would shrink, and volumes never do.",
                    "Put the storage back.");
        }
        ParallelTasks.each(toGrow(growth), claim -> patch(claim, growth, true));
    }

    /** Returns when every volume has grown and the set is deleted; the pods still run. */
    public void grow(Growth growth) {
        dryRun(growth);
        ParallelTasks.each(toGrow(growth), claim -> patch(claim, growth, false));
        awaitGrown(growth);
        deleteWithoutPods(growth);
    }

    private List<PersistentVolumeClaim> toGrow(Growth growth) {
        return claims(growth).stream().filter(growth::isBeyond).toList();
    }

    private List<PersistentVolumeClaim> claims(Growth growth) {
        return Claims.read(api, Claims.names(growth.wanted()));
    }

    private PersistentVolumeClaim patch(PersistentVolumeClaim claim, Growth growth, boolean dryRun) {
        String larger = "{\"spec\": {\"resources\": {\"requests\": {\"storage\": \"" + growth.size() + "\"}}}}";

        try {
            return api.send(client -> client.persistentVolumeClaims()
                    .withName(claim.getMetadata().getName())
                    .patch(Api.patch(PatchType.JSON_MERGE, dryRun), larger));
        } catch (KubernetesClientException e) {
            throw refusal(claim, growth, e);
        }
    }

    /** The message of the API server's admission plug-in PersistentVolumeClaimResize. */
    private Failure refusal(PersistentVolumeClaim claim, Growth growth, KubernetesClientException e) {
        String name = claim.getMetadata().getName();
        String storageClass = Claims.storageClass(claim);
        return String.valueOf(e.getMessage()).contains("must support resize")
                ? Failure.refused(
                        "The " + growth.sentence() + " of StatefulSet " + growth.set() + " cannot grow: storage class "
                                + storageClass + " does not let them (" + name + ").",
                        "Put the storage back, and add brokers for more room; or, if the class's driver can do it, allow it:"
                                + " kubectl patch storageclass " + storageClass
                                + " -p '{\"allowVolumeExpansion\": true}'")
                : api.failure("growing volume claim " + name, e);
    }

    private void awaitGrown(Growth growth) {
        List<PersistentVolumeClaim> small =
                api.await(RESIZE_TIMEOUT, INTERVAL).lastSeen(() -> small(growth), List::isEmpty);
        if (!small.isEmpty()) {
            throw new Failure(
                    "These volumes have not grown within " + RESIZE_TIMEOUT.toMinutes() + " min: " + describe(small)
                            + ".",
                    remedy(small));
        }
    }

    private List<PersistentVolumeClaim> small(Growth growth) {
        return claims(growth).stream()
                .filter(claim -> "Bound".equals(claim.getStatus().getPhase()) && !growth.isReached(claim))
                .toList();
    }

    /** This condition stays if the driver cannot resize a mounted file system. */
    private String remedy(List<PersistentVolumeClaim> small) {
        String look =
                "See kubectl describe pvc " + small.getFirst().getMetadata().getName() + " -n " + api.namespace();
        return small.stream().allMatch(claim -> types(claim).anyMatch("FileSystemResizePending"::equals))
                ? "Their file systems grow when their pods start anew: {gregor restart}; then repeat the command. "
                        + look + "."
                : look + "; then repeat the command: it continues where it stopped.";
    }

    private static String describe(List<PersistentVolumeClaim> claims) {
        return claims.stream()
                .map(claim -> claim.getMetadata().getName() + conditions(claim))
                .collect(Collectors.joining(", "));
    }

    private static String conditions(PersistentVolumeClaim claim) {
        String conditions = types(claim).collect(Collectors.joining(", "));
        return conditions.isEmpty() ? "" : " (" + conditions + ")";
    }

    private static Stream<String> types(PersistentVolumeClaim claim) {
        return Optional.ofNullable(claim.getStatus().getConditions()).orElse(List.of()).stream()
                .map(PersistentVolumeClaimCondition::getType)
                .filter(Objects::nonNull);
    }

    private void deleteWithoutPods(Growth growth) {
        api.deleteWithoutDependents(growth.present());
        api.await(DELETE_TIMEOUT, INTERVAL)
                .until(
                        () -> !isThere(growth),
                        () -> new Failure(
                                "StatefulSet " + growth.set() + " is being deleted, and stays.",
                                "See kubectl describe statefulset " + growth.set() + " -n " + api.namespace()
                                        + "; then repeat the command."));
    }

    private boolean isThere(Growth growth) {
        String uid = growth.present().getMetadata().getUid();
        return api.statefulSet(growth.set())
                .filter(now -> now.getMetadata().getUid().equals(uid))
                .isPresent();
    }
}
