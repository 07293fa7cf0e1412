package ai.voicecore.gregor.platform.kubernetes.manifest;

import ai.voicecore.gregor.launch.ImageLayout;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.Profile;
import ai.voicecore.gregor.topology.Endpoint;
import ai.voicecore.gregor.topology.KubernetesPlacement;
import ai.voicecore.gregor.topology.LiveSettings;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Role;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.Map;
import java.util.TreeMap;

/** The pods of a StatefulSet. */
public record NodePods(ClusterSpec spec, String image) {
    /** The ConfigMap with the comma-separated names of nodes whose volumes have been in use. */
    public static final String FORMATTED = "gregor-formatted";

    public static final String NODES = "nodes";

    static final String DATA = "data";

    /** Kafka's controlled shutdown takes up to five minutes: controlled.shutdown.max.retries and the flush of the log. */
    private static final long GRACE_SECONDS = 330;

    /** The process answers within seconds; five minutes are for overloaded hosts. */
    private static final int STARTUP_FAILURE_THRESHOLD = 300;

    static final String TMP = "tmp";

    PodTemplateSpec of(Workload workload) {
        PodScheduling placing = new PodScheduling(
                spec.name(), workload.kind(), spec.kubernetes().spread());
        PodTemplateSpecBuilder pods = new PodTemplateSpecBuilder()
                .withNewMetadata()
                .withLabels(Labels.of(spec.name(), workload))
                .addToLabels(placing.labels())
                .endMetadata()
                .withNewSpec()
                .withAffinity(placing.affinity())
                .withTopologySpreadConstraints(placing.overZones())
                .withSecurityContext(Security.pod())
                .withAutomountServiceAccountToken(false)
                // Service variables such as KAFKA_BOOTSTRAP_PORT would be read as configuration.
                .withEnableServiceLinks(false)
                // The first process of a PID namespace cannot be killed or stopped from within it; a drill does both.
                .withShareProcessNamespace(true)
                .withTerminationGracePeriodSeconds(GRACE_SECONDS)
                .withContainers(container(workload))
                .withVolumes(directory(TMP))
                .endSpec();
        if (!spec.kubernetes().pullSecret().isEmpty()) {
            pods.editSpec()
                    .withImagePullSecrets(
                            new LocalObjectReference(spec.kubernetes().pullSecret()))
                    .endSpec();
        }
        if (workload.role().isClient()) {
            pods.editSpec().addToVolumes(directory(DATA)).endSpec();
        }
        return pods.build();
    }

    private Container container(Workload workload) {
        Node node = workload.nodes().getFirst();
        String software = ImageLayout.software(spec, node);
        ContainerBuilder container = new ContainerBuilder()
                .withName(workload.kind().software())
                .withImage(image)
                .withImagePullPolicy("IfNotPresent")
                .withCommand(ImageLayout.command(software, node.jvmFlags()))
                .withEnv(PodEnvironment.of(workload.nodes(), common(node)))
                .withPorts(Ports.ofContainer(node))
                .withSecurityContext(Security.container())
                // Puts the node's last log lines into the pod's status.
                .withTerminationMessagePolicy("FallbackToLogsOnError")
                .withResources(Quantities.of(workload.size(spec)))
                .withVolumeMounts(mount(DATA, KubernetesPlacement.DIRECTORY), mount(TMP, "/tmp"));
        if (!node.role().isClient()) {
            container.addToEnv(formatted());
        }

        addProbes(container, node.role());
        return container.build();
    }

    /**
     * Liveness: only whether the process answers; a voter must not be killed because its quorum is lost, nor a broker
     * because it recovers its log. Readiness: the node serves, and is back in every ISR.
     */
    private void addProbes(ContainerBuilder container, Role role) {
        String health = role == Role.REGISTRY ? "/health" : "";
        container
                .withStartupProbe(probe(health + "/live", 1, STARTUP_FAILURE_THRESHOLD))
                .withReadinessProbe(probe(health + "/ready", spec.profile() == Profile.LOCAL ? 1 : 5, 3))
                .withLivenessProbe(probe(health + "/live", 10, 6));
    }

    private static Probe probe(String path, int periodSeconds, int tries) {
        return new ProbeBuilder()
                .withNewHttpGet()
                .withPath(path)
                .withPort(new IntOrString(Ports.name(Endpoint.HTTP)))
                .endHttpGet()
                .withPeriodSeconds(periodSeconds)
                .withTimeoutSeconds(5)
                .withFailureThreshold(tries)
                .build();
    }

    /** Without the ConfigMap no node counts as formatted. */
    private static EnvVar formatted() {
        return new EnvVarBuilder()
                .withName(LiveSettings.FORMATTED)
                .withNewValueFrom()
                .withNewConfigMapKeyRef(NODES, FORMATTED, true)
                .endValueFrom()
                .build();
    }

    /** A directory that ends with the pod. */
    static Volume directory(String name) {
        return new VolumeBuilder()
                .withName(name)
                .withNewEmptyDir()
                .endEmptyDir()
                .build();
    }

    static VolumeMount mount(String volume, String path) {
        return new VolumeMountBuilder().withName(volume).withMountPath(path).build();
    }

    /** Variables for the node jar besides the configuration, and console logging for the registry. */
    private static Map<String, String> common(Node node) {
        Map<String, String> environment = new TreeMap<>();
        if (node.role() == Role.REGISTRY) {
            environment.put("QUARKUS_LOG_CATEGORY__ORG_APACHE_KAFKA__LEVEL", "WARN");
            return environment;
        }
        environment.put("GREGOR_ROLE", node.role().name());
        environment.put("GREGOR_NODE_DIR", KubernetesPlacement.DIRECTORY);
        environment.put("GREGOR_HTTP_HOST", node.bind().get(Endpoint.HTTP).host());
        environment.put(
                "GREGOR_HTTP_PORT",
                String.valueOf(node.bind().get(Endpoint.HTTP).port()));
        environment.put("GREGOR_LOG", "console");
        environment.put("GREGOR_FORMAT", "if-new");
        if (!node.role().isClient()) {
            environment.put(LiveSettings.NODE, PodEnvironment.NAME);
        }
        return environment;
    }
}
