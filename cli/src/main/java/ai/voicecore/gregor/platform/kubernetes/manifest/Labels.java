package ai.voicecore.gregor.platform.kubernetes.manifest;

import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.topology.Role;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The labels that Gregor uses to find its objects and to select pods. */
public final class Labels {
    public static final String MANAGED_BY = "app.kubernetes.io/managed-by";
    public static final String GREGOR = "gregor";
    public static final Map<String, String> OF_GREGOR = Map.of(MANAGED_BY, GREGOR);

    public static final String INSTANCE = "app.kubernetes.io/instance";
    public static final String KIND = "gregor.voicecore.ai/kind";

    /** Pods with this label may not share a host. */
    static final String ANTI_AFFINITY = "gregor.voicecore.ai/apart";

    private static final String NAME = "app.kubernetes.io/name";
    private static final String COMPONENT = "app.kubernetes.io/component";

    private Labels() {}

    /** Labels of every object of a cluster. */
    public static Map<String, String> of(String cluster) {
        return new TreeMap<>(Map.of(MANAGED_BY, GREGOR, INSTANCE, cluster));
    }

    static ObjectMeta metadata(ClusterSpec spec, String name, Map<String, String> labels) {
        return new ObjectMetaBuilder()
                .withName(name)
                .withNamespace(spec.kubernetes().namespace())
                .withLabels(labels)
                .build();
    }

    static LabelSelector selector(Map<String, String> labels) {
        return new LabelSelectorBuilder().withMatchLabels(labels).build();
    }

    static Map<String, String> of(String cluster, Workload workload) {
        Map<String, String> labels = of(cluster, workload.kind());
        labels.put(COMPONENT, workload.name());
        return labels;
    }

    static Map<String, String> of(String cluster, Role kind) {
        Map<String, String> labels = of(cluster);
        labels.put(NAME, kind.software());
        labels.put(KIND, kind.word());
        return labels;
    }

    /** Whether an object belongs to a pod's StatefulSet or kind. */
    public static boolean isOf(HasMetadata object, HasMetadata pod) {
        Map<String, String> labels = object.getMetadata().getLabels();
        return Stream.of(COMPONENT, KIND)
                .filter(labels::containsKey)
                .allMatch(key ->
                        labels.get(key).equals(pod.getMetadata().getLabels().get(key)));
    }

    static Map<String, String> select(String cluster, Workload workload) {
        return new TreeMap<>(Map.of(INSTANCE, cluster, COMPONENT, workload.name()));
    }

    static Map<String, String> select(String cluster, Role kind) {
        return new TreeMap<>(Map.of(INSTANCE, cluster, KIND, kind.word()));
    }
}
