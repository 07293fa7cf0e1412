package ai.voicecore.gregor.platform.kubernetes.tunnel;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.platform.kubernetes.api.Api;
import ai.voicecore.gregor.topology.Address;
import ai.voicecore.gregor.topology.Endpoint;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Topology;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.LocalPortForward;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tunnels to a cluster's pods through the API server's port-forward, for this process only. Each pod gets its own loopback
 * address, to which its name resolves, so that ports need no mapping.
 */
public final class PodTunnels implements AutoCloseable {
    /** Only external listeners do not use tunnels. */
    private static final Endpoint OUTSIDE = Endpoint.EXTERNAL;

    private static final Pattern BROKER =
            Pattern.compile("(?<pod>kafka(-kraft(-broker)?)?-[0-9]+)\\.[a-z0-9-]+\\.(?<namespace>[a-z0-9-]+)\\.svc");

    private final List<LocalPortForward> forwards = new CopyOnWriteArrayList<>();
    private final Map<String, InetAddress> entrances = new ConcurrentHashMap<>();
    private final Api api;

    private final Topology topology;
    private final byte second;
    private final byte third;
    private final Function<String, Optional<InetAddress>> names = this::find;
    private int last;

    private PodTunnels(Api api, Topology topology, RandomGenerator random) {
        this.api = api;
        this.topology = topology;
        this.second = (byte) random.nextInt(1, 255);
        this.third = (byte) random.nextInt(1, 255);
    }

    /**
     * Opens a tunnel for every endpoint; each connection to it becomes a connection to the pod that has the name at that
     * time.
     *
     * @param random for addresses that hardly ever collide between processes
     */
    public static PodTunnels open(Api api, Topology topology, RandomGenerator random) {
        PodTunnels tunnels = new PodTunnels(api, topology, random);
        try {
            topology.nodes().forEach(tunnels::open);
            TunnelNames.add(tunnels.names);
            return tunnels;
        } catch (RuntimeException e) {
            tunnels.close();
            throw e;
        }
    }

    private InetAddress entrance() {
        try {
            return InetAddress.getByAddress(new byte[] {127, second, third, (byte) ++last});
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    private void open(Node node) {
        InetAddress entrance = entrance();
        addresses(node).forEach(address -> {
            forwards.add(forward(node.name(), address.port(), entrance));
            entrances.put(address.host(), entrance);
        });
    }

    private static Stream<Address> addresses(Node node) {
        return node.addresses().entrySet().stream()
                .filter(entry -> entry.getKey() != OUTSIDE)
                .map(Map.Entry::getValue)
                .distinct();
    }

    private Optional<InetAddress> find(String host) {
        return Optional.ofNullable(entrances.get(host)).or(() -> late(host));
    }

    /** Clients may also be sent to brokers that were added later, or will be removed. */
    private synchronized Optional<InetAddress> late(String host) {
        Matcher broker = BROKER.matcher(host);
        if (!broker.matches() || !broker.group("namespace").equals(api.namespace())) {
            return Optional.empty();
        }
        InetAddress entrance = entrance();
        addresses(topology.brokers().getFirst())
                .map(Address::port)
                .distinct()
                .forEach(port -> forwards.add(forward(broker.group("pod"), port, entrance)));
        entrances.put(host, entrance);
        return Optional.of(entrance);
    }

    private LocalPortForward forward(String pod, int port, InetAddress entrance) {
        try {
            return api.client().pods().withName(pod).portForward(port, entrance, port);
        } catch (KubernetesClientException e) {
            throw new Failure(
                    "No way to port " + port + " of pod " + pod + " can be opened at " + entrance.getHostAddress()
                            + " of this machine: " + e.getMessage() + ".",
                    "See that nothing else listens on port " + port
                            + " of every address, or run gregor in the cluster.",
                    e);
        }
    }

    @Override
    public void close() {
        TunnelNames.remove(names);
        forwards.forEach(PodTunnels::close);
    }

    private static void close(LocalPortForward forward) {
        try {
            forward.close();
        } catch (IOException e) {
            // The process's end closes it.
            return;
        }
    }
}
