package ai.voicecore.gregor.platform.kubernetes.store;

import ai.voicecore.gregor.platform.kubernetes.api.Api;
import ai.voicecore.gregor.platform.kubernetes.manifest.Labels;
import ai.voicecore.gregor.platform.kubernetes.manifest.NodePods;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Stores which nodes' volumes have been in use, in a ConfigMap that every pod reads at its start. Such a node must not
 * format an empty volume: a controller would vote without the records that it has acknowledged, a broker would come back as
 * an empty replica.
 */
public record FormatMemory(Api api, String cluster) {
    /** Call it for ready nodes: their volumes are in use from then on. */
    public void remember(Collection<String> ready) {
        SortedSet<String> all = read();
        if (all.addAll(ready)) {
            write(all);
        }
    }

    /** Call it when the stored data of these nodes is not needed any more. */
    public void forget(Collection<String> nodes) {
        SortedSet<String> all = read();
        if (all.removeAll(List.copyOf(nodes))) {
            write(all);
        }
    }

    private SortedSet<String> read() {
        String names = new ConfigMaps(api)
                .read(NodePods.FORMATTED)
                .map(data -> data.getOrDefault(NodePods.NODES, ""))
                .orElse("");
        return new TreeSet<>(names.isBlank() ? List.of() : List.of(names.split(",")));
    }

    private void write(SortedSet<String> names) {
        new ConfigMaps(api)
                .write(NodePods.FORMATTED, Labels.of(cluster), Map.of(NodePods.NODES, String.join(",", names)));
    }
}
