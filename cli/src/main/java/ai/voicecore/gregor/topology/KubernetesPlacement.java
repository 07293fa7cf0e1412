package ai.voicecore.gregor.topology;

import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.ControllerLayout;
import ai.voicecore.gregor.spec.ExternalAccess;
import ai.voicecore.gregor.spec.Mode;
import java.util.Optional;

/**
 * Pods of StatefulSets: a node has its pod's name, and its address is the pod's name in the headless service. Every pod has
 * its own IP address, so all ports are the defaults.
 */
public record KubernetesPlacement(ClusterSpec spec) implements Placement {
    /** The mount point of a node's volume. */
    public static final String DIRECTORY = "/var/lib/gregor";

    /** Values that only the pod knows; Kubernetes inserts them ($(NAME) in an environment variable). */
    public static final String HOST_IP = "$(HOST_IP)";

    public static final String ZONE = "$(ZONE)";

    public static final String BOOTSTRAP = "kafka-bootstrap";

    static final String EVERY_ADDRESS = "0.0.0.0";

    /** The StatefulSet of a new node. */
    @Override
    public String workload(Role role) {
        if (!role.isBroker() || spec.mode() == Mode.ZOOKEEPER) {
            return role.workload();
        }
        // Pods of one set have the same role: brokers in addition to the combined ones are a separate set.
        boolean additional = role == Role.BROKER && spec.controllers() == ControllerLayout.COMBINED;
        return additional ? "kafka-kraft-broker" : "kafka-kraft";
    }

    /** The service of all ready brokers: its name resolves before any pod's name does. */
    @Override
    public Optional<Address> bootstrap() {
        return Optional.of(new Address(
                BOOTSTRAP + "." + spec.kubernetes().namespace() + ".svc", port(Role.BROKER, Endpoint.CLIENT)));
    }

    /** The headless service of a StatefulSet. */
    public static String headless(String workload) {
        return workload + "-headless";
    }

    @Override
    public Address address(Member node, Endpoint endpoint) {
        return endpoint == Endpoint.EXTERNAL ? external(node) : new Address(host(node), port(node.role(), endpoint));
    }

    /** Without the cluster domain, which need not be {@code cluster.local}. */
    private String host(Member node) {
        return node.name() + "." + headless(node.workload()) + "."
                + spec.kubernetes().namespace() + ".svc";
    }

    /** Each broker has its own host, so one node port that routes to the local broker is unique. */
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

    /** A pod can append its ordinal to a number, but cannot add to it. */
    @Override
    public int serverId(int index) {
        return 10 + index;
    }

    @Override
    public Optional<String> rack() {
        return Optional.of(ZONE);
    }

    /** A path in the image. */
    @Override
    public String ownPlugins() {
        return "/opt/gregor/plugins";
    }

    @Override
    public String directory(String node) {
        return DIRECTORY;
    }
}
