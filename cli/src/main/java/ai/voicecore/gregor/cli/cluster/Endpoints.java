package ai.voicecore.gregor.cli.cluster;

import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.PlatformKind;
import ai.voicecore.gregor.topology.Endpoint;
import ai.voicecore.gregor.topology.KubernetesPlacement;
import ai.voicecore.gregor.topology.Role;
import ai.voicecore.gregor.topology.Topology;

/** Addresses for clients. */
final class Endpoints {
    private Endpoints() {}

    static String describe(Topology topology) {
        StringBuilder text = new StringBuilder("bootstrap.servers    " + bootstrap(topology));
        topology.registryUrl()
                .ifPresent(url -> text.append("\nschema.registry.url  ").append(url));
        if (!topology.connectUrls().isEmpty()) {
            text.append("\nconnect              ").append(String.join(",", topology.connectUrls()));
        }
        return text.toString();
    }

    /** On Kubernetes one name leads to all brokers; a node port is open on every host. */
    private static String bootstrap(Topology topology) {
        ClusterSpec spec = topology.spec();
        if (spec.platform() == PlatformKind.LOCAL) {
            return topology.bootstrapServers();
        }
        String inside = new KubernetesPlacement(spec).bootstrap().orElseThrow().toString();
        return switch (spec.listeners().external()) {
            case NONE -> inside;
            case NODEPORT ->
                inside + "\nfrom outside         any node's address:"
                        + spec.listeners().nodePort();
            case LOADBALANCER ->
                inside + "\nfrom outside         " + topology.addresses(Role::isBroker, Endpoint.EXTERNAL);
        };
    }
}
