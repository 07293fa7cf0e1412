package ai.voicecore.gregor.platform.kubernetes.manifest;

import ai.voicecore.gregor.topology.Address;
import ai.voicecore.gregor.topology.Endpoint;
import ai.voicecore.gregor.topology.Node;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerPortBuilder;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import java.util.List;
import java.util.Locale;

/** The container ports of a node's endpoints, with the endpoints' names. */
final class Ports {
    private Ports() {}

    static String name(Endpoint endpoint) {
        return endpoint.name().toLowerCase(Locale.ROOT);
    }

    static List<ContainerPort> ofContainer(Node node) {
        return endpoints(node).stream()
                .map(endpoint -> new ContainerPortBuilder()
                        .withName(name(endpoint))
                        .withContainerPort(bound(node, endpoint).port())
                        .build())
                .toList();
    }

    static List<ServicePort> ofService(Node node) {
        return endpoints(node).stream()
                .map(endpoint -> ofService(node, endpoint))
                .toList();
    }

    static ServicePort ofService(Node node, Endpoint endpoint) {
        return new ServicePortBuilder()
                .withName(name(endpoint))
                .withPort(bound(node, endpoint).port())
                .withTargetPort(new IntOrString(name(endpoint)))
                .build();
    }

    private static List<Endpoint> endpoints(Node node) {
        return node.bind().keySet().stream().sorted().toList();
    }

    private static Address bound(Node node, Endpoint endpoint) {
        Address address = node.bind().get(endpoint);
        if (address == null) {
            throw new IllegalArgumentException(node.name() + " has no " + endpoint + " endpoint");
        }
        return address;
    }
}
