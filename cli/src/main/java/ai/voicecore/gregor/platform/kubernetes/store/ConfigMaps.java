package ai.voicecore.gregor.platform.kubernetes.store;

import ai.voicecore.gregor.platform.kubernetes.api.Api;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;
import java.util.Optional;

/** Reads and writes whole ConfigMaps. */
record ConfigMaps(Api api) {
    Optional<Map<String, String>> read(String name) {
        return api.find("ConfigMap", name, KubernetesClient::configMaps).map(ConfigMap::getData);
    }

    void write(String name, Map<String, String> labels, Map<String, String> data) {
        ConfigMap map = new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(api.namespace())
                .withLabels(labels)
                .endMetadata()
                .withData(data)
                .build();
        api.call("writing ConfigMap " + name, client -> client.resource(map).patch(Api.applied(false, true)));
    }

    void delete(String name) {
        api.find("ConfigMap", name, KubernetesClient::configMaps).ifPresent(api::delete);
    }
}
