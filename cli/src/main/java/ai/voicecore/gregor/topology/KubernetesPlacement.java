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

    /** The StatefulSet that a node belongs to. */
    public String workload(Role role, int index) {
        return switch (role) {
            case ZOOKEEPER -> "zookeeper";
            case CONTROLLER -> "kafka-controller";
            case BROKER, COMBINED -> brokers(index);
            case CONNECT -> "kafka-connect";
            case REGISTRY -> "schema-registry";
        };
    }

    /** Pods of one set are alike: brokers beyond the combined ones are a set of their own. */
    private String brokers(int index) {
        if (spec.mode() == Mode.ZOOKEEPER) {
            return "kafka";
        }
        boolean plain = spec.controllers() == ControllerLayout.COMBINED && index >= spec.controllerCount();
        return plain ? "kafka-kraft-broker" : "kafka-kraft";
    }

    @Override
    public String name(Role role, int index) {
        return workload(role, index) + "-" + index;
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
    public Address address(Role role, int index, Endpoint endpoint) {
        return endpoint == Endpoint.EXTERNAL
                ? external(role, index)
                : new Address(host(role, index), port(role, endpoint));
    }

    /** Short of the cluster's domain, which need not be {@code cluster.local}. */
    private String host(Role role, int index) {
        return name(role, index) + "." + headless(workload(role, index)) + "."
                + spec.kubernetes().namespace() + ".svc";
    }

    /** With a host for each broker, one port that leads to the broker on the same host is an address of its own. */
    private Address external(Role role, int index) {
        return spec.listeners().external() == ExternalAccess.NODEPORT
                ? new Address(HOST_IP, spec.listeners().nodePort())
                : new Address(name(role, index) + "." + spec.listeners().domain(), port(role, Endpoint.EXTERNAL));
    }

    @Override
    public Address bind(Role role, int index, Endpoint endpoint) {
        return new Address(EVERY_ADDRESS, port(role, endpoint));
    }

    private static int port(Role role, Endpoint endpoint) {
        return switch (endpoint) {
            case CLIENT -> client(role);
            case CONTROLLER -> 9093;
            case EXTERNAL -> 9094;
            case REPLICATION -> 9095;
            case PEER -> 2888;
            case ELECTION -> 3888;
            case HTTP -> 9404;
        };
    }

    private static int client(Role role) {
        return switch (role) {
            case ZOOKEEPER -> 2181;
            case CONNECT -> 8083;
            case REGISTRY -> 8081;
            case BROKER, COMBINED, CONTROLLER -> 9092;
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
