package ai.voicecore.gregor.platform.kubernetes.volume;

import ai.voicecore.gregor.platform.kubernetes.api.Api;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import java.util.Optional;

/** The volume claims of a namespace. */
public final class Claims {
    private Claims() {}

    /** The claim of a pod that was never created does not exist. */
    public static Optional<PersistentVolumeClaim> read(Api api, String name) {
        return Optional.ofNullable(api.call(
                "reading volume claim " + name,
                client -> client.persistentVolumeClaims()
                        .inNamespace(api.namespace())
                        .withName(name)
                        .get()));
    }
}
