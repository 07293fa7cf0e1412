package ai.voicecore.gregor.platform.kubernetes.apply;

import ai.voicecore.gregor.concurrent.ParallelTasks;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.platform.kubernetes.api.Api;
import ai.voicecore.gregor.platform.kubernetes.manifest.ObjectName;
import ai.voicecore.gregor.platform.kubernetes.volume.Growth;
import ai.voicecore.gregor.platform.kubernetes.volume.Volumes;
import ai.voicecore.gregor.topology.LiveSettings;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Server-side apply: Gregor owns only the fields that it sets, and does not touch others.
 *
 * @param force take over fields of other field managers
 */
public record Applier(Api api, boolean force) {

    private static final int UNPROCESSABLE = 422;

    /** Applies all objects in parallel. */
    public void apply(Collection<HasMetadata> objects) {
        ParallelTasks.each(List.copyOf(objects), object -> apply(object, false));
    }

    /**
     * An object that differs.
     *
     * @param present empty if it does not exist
     * @param note what happens to its volumes; may be empty
     */
    record Difference(ObjectName name, Optional<HasMetadata> present, HasMetadata applied, String note) {
        @Override
        public String toString() {
            return name + (note.isEmpty() ? "" : " (" + note + ")");
        }
    }

    /** A dry run of the API server that also refuses foreign objects. Changes nothing. */
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
        HasMetadata applied = apply(object, true);
        return present != null && content(present).equals(content(applied))
                ? Optional.empty()
                : Optional.of(new Difference(name, Optional.ofNullable(present), applied, ""));
    }

    private Difference growing(Growth growth) {
        new Volumes(api).dryRun(growth);
        HasMetadata applied = apply(growth.withPresentVolumes(), true);
        return new Difference(
                ObjectName.of(growth.wanted()), Optional.of(growth.present()), applied, growth.sentence());
    }

    private HasMetadata apply(HasMetadata object, boolean dryRun) {
        try {
            return patch(object, dryRun, force);
        } catch (KubernetesClientException e) {
            if (e.getCode() == UNPROCESSABLE && !dryRun && object instanceof StatefulSet wanted) {
                return replace(wanted, e);
            }
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw failure(object, e);
            }
            return takenOver(object, dryRun).orElseThrow(() -> failure(object, e));
        }
    }

    /** The volume size of a StatefulSet cannot be changed: the set is deleted without its pods and created again. */
    private HasMetadata replace(StatefulSet wanted, KubernetesClientException refusal) {
        Volumes volumes = new Volumes(api);
        volumes.grow(volumes.growth(wanted).orElseThrow(() -> failure(wanted, refusal)));
        return patch(wanted, false, force);
    }

    /**
     * The existing object, if applying would not change it: then it may have other field owners. Without this the API
     * server reports a conflict with its own defaults, if another tool created the same object. What a node reads when its
     * storage is formatted may differ: only Gregor sets it, in manifests too.
     */
    private Optional<HasMetadata> takenOver(HasMetadata object, boolean dryRun) {
        HasMetadata present = api.call(
                "reading " + ObjectName.of(object),
                client -> client.resource(object).get());
        try {
            HasMetadata applied = patch(object, true, true);
            if (present == null || !contentOfUse(present).equals(contentOfUse(applied))) {
                return Optional.empty();
            }
            return Optional.of(content(present).equals(content(applied)) ? present : patch(object, dryRun, true));
        } catch (KubernetesClientException e) {
            throw failure(object, e);
        }
    }

    private Failure failure(HasMetadata object, KubernetesClientException e) {
        return api.failure("applying " + ObjectName.of(object), e);
    }

    private HasMetadata patch(HasMetadata object, boolean dryRun, boolean forced) {
        return api.send(client -> client.resource(object).patch(Api.applied(dryRun, forced)));
    }

    private void refuseForeign(Optional<HasMetadata> present, HasMetadata object) {
        present.ifPresent(there -> ForeignObjects.refuse(there, object));
        if (object instanceof StatefulSet wanted) {
            new ForeignObjects(api).refuseClaims(present.map(StatefulSet.class::cast), wanted);
        }
    }

    /** The content without what a node reads only when its storage is formatted. */
    private String contentOfUse(HasMetadata object) {
        HasMetadata copy = api.client().getKubernetesSerialization().clone(object);
        if (copy instanceof StatefulSet set) {
            set.getSpec()
                    .getTemplate()
                    .getSpec()
                    .getContainers()
                    .forEach(container -> container
                            .getEnv()
                            .removeIf(variable -> variable.getName().equals(LiveSettings.FORMAT_OPTIONS)));
        }
        return content(copy);
    }

    /** The object without the fields that every write changes. */
    private String content(HasMetadata object) {
        object.getMetadata().setManagedFields(null);
        object.getMetadata().setResourceVersion(null);
        object.getMetadata().setGeneration(null);
        return api.client().getKubernetesSerialization().asJson(object);
    }
}
