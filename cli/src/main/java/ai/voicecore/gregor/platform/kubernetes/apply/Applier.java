package ai.voicecore.gregor.platform.kubernetes.apply;

import ai.voicecore.gregor.concurrent.ParallelTasks;
import ai.voicecore.gregor.platform.PlatformFailure;
import ai.voicecore.gregor.platform.kubernetes.api.Api;
import ai.voicecore.gregor.platform.kubernetes.manifest.ObjectName;
import ai.voicecore.gregor.platform.kubernetes.volume.Growth;
import ai.voicecore.gregor.platform.kubernetes.volume.Volumes;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Server-side apply: only the fields that Gregor names are Gregor's, and nobody else's are touched. */
public final class Applier {
    private static final List<String> DRY_RUN = List.of("All");

    private static final int UNPROCESSABLE = 422;

    private final Api api;
    private final Volumes volumes;
    private final ForeignObjects strangers;
    private final boolean force;

    /** @param force take over fields that others have set */
    public Applier(Api api, boolean force) {
        this.api = api;
        this.volumes = new Volumes(api);
        this.strangers = new ForeignObjects(api);
        this.force = force;
    }

    /** Applies all of them at the same time. */
    public void apply(Collection<HasMetadata> objects) {
        ParallelTasks.each(List.copyOf(objects), object -> apply(object, List.of()));
    }

    /** Has the API server say what it would say, and refuses to take what is somebody else's. Changes nothing. */
    void dryRun(Collection<HasMetadata> objects) {
        differences(objects);
    }

    /**
     * An object that is not as it would be applied.
     *
     * @param present empty if it is not there
     * @param note what becomes of its volumes; empty if nothing
     */
    record Difference(ObjectName name, Optional<HasMetadata> present, HasMetadata applied, String note) {
        @Override
        public String toString() {
            return name + (note.isEmpty() ? "" : " (" + note + ")");
        }
    }

    List<Difference> differences(Collection<HasMetadata> objects) {
        return ParallelTasks.each(List.copyOf(objects), this::difference).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Difference> difference(HasMetadata object) {
        ObjectName name = ObjectName.of(object);
        HasMetadata present =
                api.call("reading " + name, client -> client.resource(object).get());
        refuseForeign(Optional.ofNullable(present), object);
        Optional<Growth> growth = present instanceof StatefulSet set && object instanceof StatefulSet wanted
                ? Growth.between(set, wanted)
                : Optional.empty();
        if (growth.isPresent()) {
            return Optional.of(growing(growth.get()));
        }
        HasMetadata applied = apply(object, DRY_RUN);
        return present != null && content(present).equals(content(applied))
                ? Optional.empty()
                : Optional.of(new Difference(name, Optional.ofNullable(present), applied, ""));
    }

    private Difference growing(Growth growth) {
        volumes.dryRun(growth);
        HasMetadata applied = apply(growth.withPresentVolumes(), DRY_RUN);
        return new Difference(
                ObjectName.of(growth.wanted()), Optional.of(growth.present()), applied, growth.sentence());
    }

    private HasMetadata apply(HasMetadata object, List<String> dryRun) {
        try {
            return patch(object, dryRun, force);
        } catch (KubernetesClientException e) {
            if (e.getCode() == UNPROCESSABLE && dryRun.isEmpty() && object instanceof StatefulSet wanted) {
                return replace(wanted, e);
            }
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw failure(object, e);
            }
            return same(object).orElseThrow(() -> failure(object, e));
        }
    }

    /** A set whose volumes are to grow cannot be changed: it is made anew around its pods. */
    private HasMetadata replace(StatefulSet wanted, KubernetesClientException refusal) {
        volumes.grow(volumes.growth(wanted).orElseThrow(() -> failure(wanted, refusal)));
        return patch(wanted, List.of(), force);
    }

    /**
     * What is there, if applying would not change it: others may own fields then. The API server takes its own defaults for a
     * conflict, where somebody has created the same object in another way.
     */
    private Optional<HasMetadata> same(HasMetadata object) {
        HasMetadata present = api.call(
                "reading " + ObjectName.of(object),
                client -> client.resource(object).get());
        try {
            HasMetadata applied = patch(object, DRY_RUN, true);
            return present != null && content(present).equals(content(applied))
                    ? Optional.of(present)
                    : Optional.empty();
        } catch (KubernetesClientException e) {
            throw failure(object, e);
        }
    }

    private PlatformFailure failure(HasMetadata object, KubernetesClientException e) {
        return api.failure("applying " + ObjectName.of(object), e);
    }

    private HasMetadata patch(HasMetadata object, List<String> dryRun, boolean forced) {
        return api.client().resource(object).patch(Api.applied(dryRun, forced));
    }

    private void refuseForeign(Optional<HasMetadata> present, HasMetadata object) {
        present.ifPresent(there -> ForeignObjects.refuse(there, object));
        if (object instanceof StatefulSet wanted) {
            strangers.refuseClaims(present.map(StatefulSet.class::cast), wanted);
        }
    }

    /** All but what every write changes. */
    private String content(HasMetadata object) {
        object.getMetadata().setManagedFields(null);
        object.getMetadata().setResourceVersion(null);
        object.getMetadata().setGeneration(null);
        return api.client().getKubernetesSerialization().asJson(object);
    }
}
