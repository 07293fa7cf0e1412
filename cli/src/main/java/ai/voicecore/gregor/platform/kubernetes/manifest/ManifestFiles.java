package ai.voicecore.gregor.platform.kubernetes.manifest;

import ai.voicecore.gregor.spec.Mode;
import ai.voicecore.gregor.topology.Topology;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.ArrayList;
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
        Map<String, List<HasMetadata>> files = new LinkedHashMap<>();
        files.put("namespace.yaml", new ArrayList<>(List.of(manifests.namespace())));
        for (Workload workload : manifests.workloads()) {
            List<HasMetadata> objects =
                    files.computeIfAbsent(file(workload, topology.spec().mode()), name -> new ArrayList<>());
            manifests.of(workload).stream()
                    .filter(object -> objects.stream().noneMatch(known -> same(known, object)))
                    .forEach(objects::add);
        }
        files.put("kafka-topics.yaml", new TopicsJob(topology.spec(), image).objects());
        KubernetesSerialization yaml = new KubernetesSerialization();
        Map<String, String> written = new LinkedHashMap<>();
        files.forEach((name, objects) -> written.put(
                name, objects.stream().map(object -> yaml.asYaml(object)).collect(Collectors.joining("", HEADER, ""))));
        return written;
    }

    /** StatefulSets of one kind share some objects. */
    private static boolean same(HasMetadata one, HasMetadata other) {
        return ObjectName.of(one).equals(ObjectName.of(other));
    }

    private static String file(Workload workload, Mode mode) {
        if (workload.role().isKafka()) {
            return mode == Mode.ZOOKEEPER ? "kafka-statefulset.yaml" : "kafka-kraft-statefulset.yaml";
        }
        String name = workload.role().workload();
        return workload.role().isClient() ? name + ".yaml" : name + "-statefulset.yaml";
    }
}
