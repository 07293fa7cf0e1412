package ai.voicecore.gregor.platform.kubernetes.manifest;

import ai.voicecore.gregor.spec.Mode;
import ai.voicecore.gregor.topology.Topology;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The manifests as files, with the names and in the order of the runbooks. */
public final class ManifestFiles {
    private static final String HEADER = "# Written by `gregor render kubernetes`. Change the spec, not this file.\n";

    private ManifestFiles() {}

    /**
     * File name → YAML.
     *
     * @param image of the pods, with its tag
     */
    public static Map<String, String> of(Topology topology, String image) {
        Manifests manifests = new Manifests(topology, image);
        Map<String, Map<ObjectName, HasMetadata>> files = new LinkedHashMap<>();
        add(files, "namespace.yaml", List.of(manifests.namespace()));
        for (Workload workload : manifests.workloads()) {
            add(files, file(workload, topology.spec().mode()), manifests.of(workload));
        }
        add(files, "kafka-topics.yaml", new TopicsJob(topology.spec(), image).objects());
        KubernetesSerialization yaml = new KubernetesSerialization();
        Map<String, String> written = new LinkedHashMap<>();
        files.forEach((name, objects) -> written.put(
                name,
                objects.values().stream()
                        .map(object -> yaml.asYaml(object))
                        .collect(Collectors.joining("", HEADER, ""))));
        return written;
    }

    /** StatefulSets of one kind share some objects. */
    private static void add(
            Map<String, Map<ObjectName, HasMetadata>> files, String file, List<? extends HasMetadata> objects) {
        Map<ObjectName, HasMetadata> known = files.computeIfAbsent(file, name -> new LinkedHashMap<>());
        objects.forEach(object -> known.putIfAbsent(ObjectName.of(object), object));
    }

    private static String file(Workload workload, Mode mode) {
        if (workload.role().isKafka()) {
            return mode == Mode.ZOOKEEPER ? "kafka-statefulset.yaml" : "kafka-kraft-statefulset.yaml";
        }
        String name = workload.role().workload();
        return workload.role().isClient() ? name + ".yaml" : name + "-statefulset.yaml";
    }
}
