package ai.voicecore.gregor.topology;

import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.ControllerLayout;
import ai.voicecore.gregor.spec.ExternalAccess;
import ai.voicecore.gregor.spec.Mode;
import java.util.Optional;

/**
 * Pods of StatefulSets: a node is called as its pod, and reached by the pod's name in the set's headless service. Every
 * pod has an address of its own, so the ports are the same everywhere.
 */
public record KubernetesPlacement(ClusterSpec spec) implements Placement {
    /** The volume of a node. */
    public static final String DIRECTORY = "/var/lib/gregor";

    /** In the image. */
    private static final String OWN_PLUGINS = "/opt/gregor/plugins";

    /** What only the pod knows; Kubernetes puts it in ($(NAME) in an environment variable). */
    public static final String HOST_IP = "$(HOST_IP)";

    public static final String ZONE = "$(ZONE)";

    public static final String BOOTSTRAP = "kafka-bootstrap";

    static final String EVERY_ADDRESS = "0.0.0.0";

    /** A StatefulSet, by what the spec says when the node is new. */
    @Override
    public String workload(Role role, int index) {
        return role.isBroker() ? brokers(index) : role.workload();
    }

    /** Pods of one set are alike: brokers beyond the combined ones are a set of their own. */
    private String brokers(int index) {
        if (spec.mode() == Mode.ZOOKEEPER) {
            return Role.BROKER.workload();
        }
        boolean plain = spec.controllers() == ControllerLayout.COMBINED && index >= spec.controllerCount();
        return plain ? "kafka-kraft-broker" : "kafka-kraft";
    }

    /** The service that leads to any broker that is ready: its name resolves before any pod's does. */
    @Override
    public Optional<Address> bootstrap() {
        return Optional.of(new Address(
                BOOTSTRAP + "." + spec.kubernetes().namespace() + ".svc", port(Role.BROKER, Endpoint.CLIENT)));
    }

    /** The headless service of a StatefulSet, which names its pods. */
    public static String headless(String workload) {
        return workload + "-headless";
    }

    @Override
    public Address address(Member node, Endpoint endpoint) {
        return endpoint == Endpoint.EXTERNAL ? external(node) : new Address(host(node), port(node.role(), endpoint));
    }

    /** Short of the cluster's domain, which need not be {@code cluster.local}. */
    private String host(Member node) {
        return node.name() + "." + headless(node.workload()) + "."
                + spec.kubernetes().namespace() + ".svc";
    }

    /** With a host for each broker, one port that leads to the broker on the same host is an address of its own. */
    private Address external(Member broker) {
        return spec.listeners().external() == ExternalAccess.NODEPORT
                ? new Address(HOST_IP, spec.listeners().nodePort())
                : new Address(broker.name() + "." + spec.listeners().domain(), port(broker.role(), Endpoint.EXTERNAL));
    }

    @Override
    public Address bind(Member node, Endpoint endpoint) {
        return new Address(EVERY_ADDRESS, port(node.role(), endpoint));
    }

    private static int port(Role role, Endpoint endpoint) {
        return switch (endpoint) {
            case CLIENT -> role.podPort();
            case CONTROLLER -> 9093;
            case EXTERNAL -> 9094;
            case REPLICATION -> 9095;
            case PEER -> 2888;
            case ELECTION -> 3888;
            case HTTP -> 9404;
        };
    }

    /** A pod can put its number behind another, but not add to it. */
    @Override
    public int serverId(int index) {
        return 10 + index;
    }

    @Override
    public Optional<String> rack() {
        return Optional.of(ZONE);
    }

    @Override
    public String ownPlugins() {
        return OWN_PLUGINS;
    }

    @Override
    public String directory(String node) {
        return DIRECTORY;
    }
}
