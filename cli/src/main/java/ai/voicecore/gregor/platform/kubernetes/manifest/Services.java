package ai.voicecore.gregor.platform.kubernetes.manifest;

import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.topology.Endpoint;
import ai.voicecore.gregor.topology.Node;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import java.util.Map;

/** The Services of a workload. */
record Services(ClusterSpec spec) {
    /** Resolves every pod, ready or not: voters must find each other before any of them can be ready. */
    Service headless(Workload workload) {
        return service(workload.headless(), Labels.of(spec.name(), workload))
                .editSpec()
                .withClusterIP("None")
                .withPublishNotReadyAddresses(true)
                .withSelector(Labels.select(spec.name(), workload))
                .withPorts(Ports.ofService(workload.nodes().getFirst()))
                .endSpec()
                .build();
    }

    /** Routes to any ready pod of a kind. */
    Service client(String name, Workload workload) {
        return service(name, Labels.of(spec.name(), workload.kind()))
                .editSpec()
                .withType("ClusterIP")
                .withSelector(Labels.select(spec.name(), workload.kind()))
                .withPorts(Ports.ofService(workload.nodes().getFirst(), Endpoint.CLIENT))
                .endSpec()
                .build();
    }

    /**
     * A node port that leads only to the broker of the same host. A broker that is not ready must be reachable too: it may
     * lead partitions already.
     */
    Service nodePort(Workload brokers) {
        Node broker = brokers.nodes().getFirst();
        return service("kafka-external", Labels.of(spec.name(), brokers.kind()))
                .editSpec()
                .withType("NodePort")
                .withExternalTrafficPolicy("Local")
                .withPublishNotReadyAddresses(true)
                .withSelector(Labels.select(spec.name(), brokers.kind()))
                .withPorts(new ServicePortBuilder(Ports.ofService(broker, Endpoint.EXTERNAL))
                        .withNodePort(spec.listeners().nodePort())
                        .build())
                .endSpec()
                .build();
    }

    /** The load balancer of one broker; external-dns gives it the name that the broker advertises. */
    Service loadBalancer(Workload brokers, Node broker) {
        return service(broker.name() + "-external", Labels.of(spec.name(), brokers))
                .editMetadata()
                .addToAnnotations(
                        "external-dns.alpha.kubernetes.io/hostname",
                        broker.address(Endpoint.EXTERNAL).host())
                .endMetadata()
                .editSpec()
                .withType("LoadBalancer")
                .withExternalTrafficPolicy("Local")
                .withPublishNotReadyAddresses(true)
                .withSelector(Map.of("statefulset.kubernetes.io/pod-name", broker.name()))
                .withPorts(Ports.ofService(broker, Endpoint.EXTERNAL))
                .endSpec()
                .build();
    }

    private ServiceBuilder service(String name, Map<String, String> labels) {
        return new ServiceBuilder()
                .withMetadata(Labels.metadata(spec, name, labels))
                .withNewSpec()
                .endSpec();
    }
}
