package ai.voicecore.gregor.spec.yaml;

import static ai.voicecore.gregor.spec.yaml.ClusterSpecReader.wordOf;

import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.HeapSpec;
import ai.voicecore.gregor.spec.SizeSpec;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes a spec with all defaults, so that reading it gives the same spec in every version of Gregor. */
public final class SpecWriter {
    private SpecWriter() {}

    /** The spec as a YAML tree: each component of a record is the field of that name. */
    public static Map<String, Object> tree(ClusterSpec spec) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("apiVersion", "gregor/v1");
        tree.put("kind", "Cluster");
        tree.putAll(fields(spec));
        if (spec.unknownConfig().isEmpty()) {
            tree.remove("unknownConfig");
        }
        return tree;
    }

    private static Map<String, Object> fields(Record spec) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (RecordComponent component : spec.getClass().getRecordComponents()) {
            try {
                fields.put(component.getName(), tree(component.getAccessor().invoke(spec)));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return fields;
    }

    private static Object tree(Object value) {
        return switch (value) {
            case Enum<?> constant -> wordOf(constant);
            case HeapSpec heap -> {
                Map<String, Object> sizes = fields(heap);
                sizes.replaceAll((node, mebibytes) -> mebibytes + "m");
                yield sizes;
            }
            case SizeSpec size -> size(size);
            case Record section -> fields(section);
            case List<?> list -> list.stream().map(SpecWriter::tree).toList();
            default -> value;
        };
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
}
