package ai.voicecore.gregor.image;

import ai.voicecore.gregor.launch.NodeKind;
import ai.voicecore.gregor.runtime.Product;
import ai.voicecore.gregor.runtime.RuntimeId;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.yaml.ClusterSpecReader;
import ai.voicecore.gregor.spec.yaml.SpecSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The clusters that together run every software of an image once. Pure. */
final class TrainingSpecs {
    private TrainingSpecs() {}

    /** The registry takes part in the newest version's, because it needs brokers and there is one of it. */
    static List<ClusterSpec> of(List<ImageSoftware> software) {
        List<RuntimeId> versions = software.stream()
                .map(ImageSoftware::runtime)
                .filter(id -> id.product() == Product.KAFKA)
                .distinct()
                .sorted()
                .toList();
        Optional<RuntimeId> registry = software.stream()
                .map(ImageSoftware::runtime)
                .filter(id -> id.product() == Product.REGISTRY)
                .max(RuntimeId::compareTo);
        List<ClusterSpec> specs = new ArrayList<>();
        for (RuntimeId version : versions) {
            boolean zookeeper = software.stream()
                    .anyMatch(each -> each.runtime().equals(version) && each.kind() == NodeKind.ZOOKEEPER);
            boolean newest = version.equals(versions.getLast());
            if (zookeeper) {
                specs.add(spec("zookeeper", version, Optional.empty(), true));
            }
            specs.add(spec("kraft", version, newest ? registry : Optional.empty(), !zookeeper));
        }
        return List.copyOf(specs);
    }

    /** Whether a software is what a node of such a cluster runs. */
    static boolean uses(ClusterSpec spec, ImageSoftware software) {
        if (software.kind() == NodeKind.REGISTRY) {
            return spec.registry().enabled()
                    && software.runtime().version().equals(spec.registry().version());
        }
        boolean ofMode = software.kind() == NodeKind.CONNECT
                ? spec.connect().enabled()
                : software.kind().runsIn(spec.mode(), spec.mode());
        return ofMode && software.runtime().version().equals(spec.version());
    }

    private static ClusterSpec spec(String mode, RuntimeId kafka, Optional<RuntimeId> registry, boolean connect) {
        String yaml = """
                name: image
                mode: %s
                version: %s
                registry: {enabled: %s, version: %s}
                connect: {enabled: %s}
                """.formatted(
                        mode,
                        kafka.version(),
                        registry.isPresent(),
                        registry.map(RuntimeId::version).orElse(ClusterSpecReader.DEFAULT_REGISTRY_VERSION),
                        connect);
        return ClusterSpecReader.read(SpecSource.of("image", yaml));
    }
}
