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
 * Remembers which nodes' volumes have been in use, in a ConfigMap that every pod reads when it starts. Such a node must never find its
 * volume empty and format it: a controller would vote without what it has promised, a broker would come back as an empty
 * replica.
 */
final class FormatMemory {
    private final Api api;
    private final String cluster;

    FormatMemory(Api api, String cluster) {
        this.api = api;
        this.cluster = cluster;
    }

    /** To be called for nodes that are ready: their volumes are in use from then on. */
    void remember(Collection<String> ready) {
        SortedSet<String> all = read();
        if (all.addAll(ready)) {
            write(all);
        }
    }

    /** To be called when nothing of what these nodes have stored is needed any more. */
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
