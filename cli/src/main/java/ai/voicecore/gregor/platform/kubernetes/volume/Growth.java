package ai.voicecore.gregor.platform.kubernetes.volume;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import java.util.Optional;

/**
 * The growth of a StatefulSet's volumes. Kubernetes cannot change {@code volumeClaimTemplates}; only each claim can be
 * changed. Pure.
 */
public record Growth(StatefulSet present, StatefulSet wanted) {
    private static final String STORAGE = "storage";

    /** Empty if the volumes keep their size. */
    public static Optional<Growth> between(StatefulSet present, StatefulSet wanted) {
        Growth growth = new Growth(present, wanted);
        return growth.from().isPresent()
                        && growth.to().isPresent()
                        && bytes(growth.from().get()) != bytes(growth.to().get())
                ? Optional.of(growth)
                : Optional.empty();
    }

    public String set() {
        return wanted.getMetadata().getName();
    }

    Quantity size() {
        return to().orElseThrow();
    }

    boolean shrinks() {
        return bytes(size()) < bytes(from().orElseThrow());
    }

    /** As {@code volumes 10Gi → 20Gi}. */
    public String sentence() {
        return "volumes " + from().map(Quantity::toString).orElse("?") + " → " + size();
    }

    /** The wanted set with the present volumes: Kubernetes can validate the rest of it. */
    public StatefulSet withPresentVolumes() {
        return new StatefulSetBuilder(wanted)
                .editSpec()
                .withVolumeClaimTemplates(Claims.templates(present))
                .endSpec()
                .build();
    }

    /** Whether a claim requests less than wanted. */
    boolean isBeyond(PersistentVolumeClaim claim) {
        return requested(claim).map(asked -> bytes(asked) < bytes(size())).orElse(true);
    }

    /** Whether a volume and its file system have grown. */
    boolean isReached(PersistentVolumeClaim claim) {
        return Optional.ofNullable(claim.getStatus().getCapacity())
                .map(capacity -> capacity.get(STORAGE))
                .filter(capacity -> bytes(capacity) >= bytes(size()))
                .isPresent();
    }

    private Optional<Quantity> from() {
        return Claims.templates(present).stream().findFirst().flatMap(Growth::requested);
    }

    private Optional<Quantity> to() {
        return Claims.templates(wanted).stream().findFirst().flatMap(Growth::requested);
    }

    private static Optional<Quantity> requested(PersistentVolumeClaim claim) {
        return Optional.ofNullable(claim.getSpec().getResources())
                .map(resources -> resources.getRequests())
                .map(requests -> requests.get(STORAGE));
    }

    private static long bytes(Quantity quantity) {
        return quantity.getNumericalAmount().longValue();
    }
}
