package ai.voicecore.gregor.platform.kubernetes;

import ai.voicecore.gregor.platform.kubernetes.api.Api;
import ai.voicecore.gregor.platform.kubernetes.manifest.Labels;
import ai.voicecore.gregor.platform.kubernetes.manifest.NodePods;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Stores which nodes' volumes have been in use, in a ConfigMap that every pod reads at its start. Such a node must not
 * format an empty volume: a controller would vote without the records that it has acknowledged, a broker would come back as
 * an empty replica.
 */
final class FormatMemory {
    private final Api api;
    private final String cluster;

    FormatMemory(Api api, String cluster) {
        this.api = api;
        this.cluster = cluster;
    }

    /** Call it for ready nodes: their volumes are in use from then on. */
    void remember(Collection<String> ready) {
        SortedSet<String> all = read();
        if (all.addAll(ready)) {
            write(all);
        }
    }

    /** Call it when the stored data of these nodes is not needed any more. */
    void forget(Collection<String> nodes) {
        SortedSet<String> all = read();
        if (all.removeAll(List.copyOf(nodes))) {
            write(all);
        }
    }

    private SortedSet<String> read() {
        String names = Optional.ofNullable(api.call(
                        "reading ConfigMap " + NodePods.FORMATTED,
                        client -> client.configMaps()
                                .inNamespace(api.namespace())
                                .withName(NodePods.FORMATTED)
                                .get()))
                .map(ConfigMap::getData)
                .map(data -> data.getOrDefault(NodePods.NODES, ""))
                .orElse("");
        return new TreeSet<>(names.isBlank() ? List.of() : List.of(names.split(",")));
    }

    private void write(SortedSet<String> names) {
        ConfigMap map = new ConfigMapBuilder()
                .withNewMetadata()
                .withName(NodePods.FORMATTED)
                .withNamespace(api.namespace())
                .withLabels(Labels.of(cluster))
                .endMetadata()
                .withData(Map.of(NodePods.NODES, String.join(",", names)))
                .build();
        api.call(
                "writing ConfigMap " + NodePods.FORMATTED,
                client -> client.resource(map).patch(Api.forced()));
    }
}
