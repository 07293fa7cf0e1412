package ai.voicecore.gregor.platform.kubernetes;

import ai.voicecore.gregor.platform.PlatformFailure;
import ai.voicecore.gregor.platform.kubernetes.tunnel.TunnelNames;
import ai.voicecore.gregor.topology.Address;
import ai.voicecore.gregor.topology.Endpoint;
import ai.voicecore.gregor.topology.Node;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.LocalPortForward;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Ways to a cluster's pods through the API server's port-forward, for this process only. Each pod gets a loopback
 * address of its own, to which its name resolves, so that every port stays what it is.
 */
public final class PodTunnels implements AutoCloseable {
    /** Only what a pod advertises beyond the cluster is not gone to through the API server. */
    private static final Endpoint OUTSIDE = Endpoint.EXTERNAL;

    private final List<LocalPortForward> forwards = new CopyOnWriteArrayList<>();
    private final List<String> names = new CopyOnWriteArrayList<>();
    private final Api api;

    private PodTunnels(Api api) {
        this.api = api;
    }

    /**
     * Opens a tunnel for every endpoint; a connection is made when somebody comes.
     *
     * @param nodes also those that are about to go: while they are there, clients are sent to them
     * @param random for addresses that two processes hardly ever share
     */
    public static PodTunnels open(Api api, List<Node> nodes, RandomGenerator random) {
        PodTunnels tunnels = new PodTunnels(api);
        int second = random.nextInt(1, 255);
        int third = random.nextInt(1, 255);
        try {
            for (int i = 0; i < nodes.size(); i++) {
                tunnels.open(nodes.get(i), loopback(second, third, i + 1));
            }
            return tunnels;
        } catch (RuntimeException e) {
            tunnels.close();
            throw e;
        }
    }

    private static InetAddress loopback(int second, int third, int last) {
        try {
            return InetAddress.getByAddress(new byte[] {127, (byte) second, (byte) third, (byte) last});
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    private void open(Node node, InetAddress entrance) {
        Stream<Address> addresses = node.addresses().entrySet().stream()
                .filter(entry -> entry.getKey() != OUTSIDE)
                .map(entry -> entry.getValue())
                .distinct();
        addresses.forEach(address -> {
            forwards.add(forward(node.name(), address.port(), entrance));
            TunnelNames.add(address.host(), entrance);
            names.add(address.host());
        });
    }

    private LocalPortForward forward(String pod, int port, InetAddress entrance) {
        try {
            return api.client()
                    .pods()
                    .inNamespace(api.namespace())
                    .withName(pod)
                    .portForward(port, entrance, port);
        } catch (KubernetesClientException e) {
            throw new PlatformFailure(
                    "No way to port " + port + " of pod " + pod + " can be opened at " + entrance.getHostAddress()
                            + " of this machine: " + e.getMessage() + ".",
                    "See that nothing else listens on port " + port
                            + " of every address, or run gregor in the cluster.",
                    e);
        }
    }

    @Override
    public void close() {
        names.forEach(TunnelNames::remove);
        forwards.forEach(PodTunnels::close);
    }

    private static void close(LocalPortForward forward) {
        try {
            forward.close();
        } catch (IOException e) {
            // It ends with the process at the latest.
            return;
        }
    }
}
