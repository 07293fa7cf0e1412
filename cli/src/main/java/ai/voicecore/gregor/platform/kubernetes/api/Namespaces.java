package ai.voicecore.gregor.platform.kubernetes.api;

import ai.voicecore.gregor.platform.PlatformFailure;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;

/** Whether the namespace exists and can be used. */
public final class Namespaces {
    private final Api api;

    public Namespaces(Api api) {
        this.api = api;
    }

    /** Also false for users without permission to read it; then it must exist. Throws if it is terminating. */
    public boolean isMissing() {
        try {
            Namespace present =
                    api.client().namespaces().withName(api.namespace()).get();
            if (present != null && present.getMetadata().getDeletionTimestamp() != null) {
                throw PlatformFailure.refused(
                        "Namespace " + api.namespace() + " is being deleted; nothing can be made in it.",
                        "Wait until it is gone (kubectl get namespace " + api.namespace()
                                + "), or choose another with kubernetes.namespace.");
            }
            return present == null;
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
                return false;
            }
            throw api.failure("reading namespace " + api.namespace(), e);
        }
    }
}
