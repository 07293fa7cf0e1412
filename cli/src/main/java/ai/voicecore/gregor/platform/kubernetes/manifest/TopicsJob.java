package ai.voicecore.gregor.platform.kubernetes.manifest;

import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.SizeSpec;
import ai.voicecore.gregor.spec.yaml.SpecWriter;
import ai.voicecore.gregor.topology.KubernetesPlacement;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A Job that creates the declared topics and sets the registry's rule, for clusters whose manifests are applied as files
 * instead of {@code gregor deploy}.
 */
record TopicsJob(ClusterSpec spec, String image) {
    private static final String NAME = "kafka-topics";
    private static final String SPEC_FILE = "cluster.yaml";
    private static final String SPEC_DIRECTORY = "/etc/gregor";

    private static final SizeSpec SIZE = new SizeSpec(100, 256, 0);

    List<HasMetadata> objects() {
        String yaml = new YAMLMapper().writeValueAsString(SpecWriter.tree(spec));
        return List.of(declaration(yaml), job(HexFormat.of().toHexDigits((yaml + image).hashCode())));
    }

    private ConfigMap declaration(String yaml) {
        return new ConfigMapBuilder()
                .withMetadata(metadata(NAME))
                .withData(Map.of(SPEC_FILE, yaml))
                .build();
    }

    /** A Job cannot be changed: another declaration needs another Job. */
    private Job job(String version) {
        return new JobBuilder()
                .withMetadata(metadata(NAME + "-" + version))
                .withNewSpec()
                // Brokers that are applied at the same time need time to start.
                .withBackoffLimit(10)
                .withTtlSecondsAfterFinished(3600)
                .withNewTemplate()
                .withNewMetadata()
                .withLabels(Labels.of(spec.name()))
                .endMetadata()
                .withNewSpec()
                .withRestartPolicy("OnFailure")
                .withSecurityContext(Security.pod())
                .withAutomountServiceAccountToken(false)
                .withEnableServiceLinks(false)
                .withContainers(container())
                .addNewVolume()
                .withName("spec")
                .withNewConfigMap()
                .withName(NAME)
                .endConfigMap()
                .endVolume()
                .addToVolumes(NodePods.directory(NodePods.DATA), NodePods.directory(NodePods.TMP))
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }

    private Container container() {

        return new ContainerBuilder()
                .withName("topics")
                .withImage(image)
                .withImagePullPolicy("IfNotPresent")
                .withArgs("inside", "finish", "-f", SPEC_DIRECTORY + "/" + SPEC_FILE)
                .withSecurityContext(Security.container())
                .withTerminationMessagePolicy("FallbackToLogsOnError")
                .withResources(Quantities.of(SIZE))
                .addNewVolumeMount()
                .withName("spec")
                .withMountPath(SPEC_DIRECTORY)
                .withReadOnly(true)
                .endVolumeMount()
                .addToVolumeMounts(
                        NodePods.mount(NodePods.DATA, KubernetesPlacement.DIRECTORY),
                        NodePods.mount(NodePods.TMP, "/tmp"))
                .build();
    }

    private ObjectMeta metadata(String name) {
        return Labels.metadata(spec, name, Labels.of(spec.name()));
    }
}
