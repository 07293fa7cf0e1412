package ai.voicecore.gregor.spec.yaml;

import static ai.voicecore.gregor.spec.yaml.Fields.word;

import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.ConnectSpec;
import ai.voicecore.gregor.spec.HeapSpec;
import ai.voicecore.gregor.spec.KubernetesSpec;
import ai.voicecore.gregor.spec.ListenersSpec;
import ai.voicecore.gregor.spec.LocalSpec;
import ai.voicecore.gregor.spec.RegistrySpec;
import ai.voicecore.gregor.spec.SizeSpec;
import ai.voicecore.gregor.spec.TopicSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes a spec with all defaults, so that reading it gives the same spec in every version of Gregor. */
public final class SpecWriter {
    private SpecWriter() {}

    /** The spec as a YAML tree. */
    public static Map<String, Object> tree(ClusterSpec spec) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("apiVersion", "gregor/v1");
        tree.put("kind", "Cluster");
        tree.put("name", spec.name());
        tree.put("platform", word(spec.platform()));
        tree.put("profile", word(spec.profile()));
        tree.put("mode", word(spec.mode()));
        tree.put("version", spec.version());
        tree.put("brokers", spec.brokers());
        tree.put("controllers", word(spec.controllers()));
        tree.put("controllerCount", spec.controllerCount());
        tree.put("zookeepers", spec.zookeepers());
        tree.put("replication", spec.replication());
        tree.put("minInsyncReplicas", spec.minInsyncReplicas());
        tree.put("racks", spec.racks());
        tree.put("config", spec.config());
        if (!spec.unknownConfig().isEmpty()) {
            tree.put("unknownConfig", spec.unknownConfig());
        }
        tree.put("heap", heap(spec.heap()));
        tree.put("listeners", listeners(spec.listeners()));
        tree.put("local", local(spec.local()));
        tree.put("kubernetes", kubernetes(spec.kubernetes()));
        tree.put("registry", registry(spec.registry()));
        tree.put("connect", connect(spec.connect()));
        tree.put("topics", spec.topics().stream().map(SpecWriter::topic).toList());
        return tree;
    }

    /**
     * The spec as a flat map of paths to values, with topics by name, for comparisons:
     * {@code heap.broker → 256m}, {@code topics[calls].partitions → 12}.
     */
    public static SortedMap<String, String> flat(ClusterSpec spec) {
        SortedMap<String, String> flat = new TreeMap<>();
        flatten("", tree(spec), flat);
        return flat;
    }

    private static void flatten(String path, Object value, SortedMap<String, String> flat) {
        switch (value) {
            case Map<?, ?> map ->
                map.forEach((key, inner) -> flatten(path.isEmpty() ? "" + key : path + "." + key, inner, flat));
            case List<?> list ->
                list.forEach(element -> {
                    if (element instanceof Map<?, ?> topic) {
                        flatten(path + "[" + topic.get("name") + "]", topic, flat);
                    } else {
                        flat.merge(path, "" + element, (a, b) -> a + ", " + b);
                    }
                });
            default -> flat.put(path, "" + value);
        }
    }

    private static Map<String, Object> heap(HeapSpec heap) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("broker", heap.broker() + "m");
        tree.put("controller", heap.controller() + "m");
        tree.put("zookeeper", heap.zookeeper() + "m");
        tree.put("connect", heap.connect() + "m");
        tree.put("registry", heap.registry() + "m");
        return tree;
    }

    private static Map<String, Object> local(LocalSpec local) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("host", local.host());
        tree.put("portOffset", local.portOffset());
        tree.put("directory", local.directory());
        return tree;
    }

    private static Map<String, Object> listeners(ListenersSpec listeners) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("external", word(listeners.external()));
        tree.put("nodePort", listeners.nodePort());
        tree.put("domain", listeners.domain());
        return tree;
    }

    private static Map<String, Object> kubernetes(KubernetesSpec kubernetes) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("namespace", kubernetes.namespace());
        tree.put("image", kubernetes.image());
        tree.put("pullSecret", kubernetes.pullSecret());
        tree.put("storageClass", kubernetes.storageClass());
        tree.put("spread", word(kubernetes.spread()));
        tree.put("broker", size(kubernetes.broker()));
        tree.put("controller", size(kubernetes.controller()));
        tree.put("zookeeper", size(kubernetes.zookeeper()));
        tree.put("connect", size(kubernetes.connect()));
        tree.put("registry", size(kubernetes.registry()));
        return tree;
    }

    private static Map<String, Object> size(SizeSpec size) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("cpu", KubernetesReader.quantityOfCpu(size.cpuMillis()));
        tree.put("memory", KubernetesReader.quantityOfBytes(size.memoryMebibytes()));
        if (size.storageMebibytes() > 0) {
            tree.put("storage", KubernetesReader.quantityOfBytes(size.storageMebibytes()));
        }
        return tree;
    }

    private static Map<String, Object> registry(RegistrySpec registry) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("enabled", registry.enabled());
        tree.put("version", registry.version());
        tree.put("compatibility", registry.compatibility());
        return tree;
    }

    private static Map<String, Object> connect(ConnectSpec connect) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("enabled", connect.enabled());
        tree.put("workers", connect.workers());
        tree.put("allow", connect.allow());
        return tree;
    }

    private static Map<String, Object> topic(TopicSpec topic) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", topic.name());
        tree.put("partitions", topic.partitions());
        tree.put("replication", topic.replication());
        tree.put("exactlyOnce", topic.exactlyOnce());
        tree.put("config", topic.config());
        return tree;
    }
}
