package ai.voicecore.gregor.platform.local.archive;

import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.Mode;
import ai.voicecore.gregor.spec.yaml.ClusterSpecReader;
import ai.voicecore.gregor.spec.yaml.SpecSource;
import ai.voicecore.gregor.topology.Address;
import ai.voicecore.gregor.topology.Endpoint;
import ai.voicecore.gregor.topology.Member;
import ai.voicecore.gregor.topology.Placement;
import ai.voicecore.gregor.topology.Topology;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The smallest cluster of a mode, on free ports, for making class-data archives. */
final class TrainingTopology {
    private static final String CLUSTER_ID = "gregortrainingcluster0";

    private TrainingTopology() {}

    static Topology of(ClusterSpec wanted, Mode mode, Path directory) {
        String yaml = """
                name: training
                mode: %s
                version: %s
                brokers: 1
                zookeepers: 1
                registry: {enabled: %s, version: %s}
                connect: {enabled: %s}
                """.formatted(
                        mode.name().toLowerCase(Locale.ROOT),
                        wanted.version(),
                        wanted.registry().enabled(),
                        wanted.registry().version(),
                        wanted.connect().enabled());
        ClusterSpec spec = ClusterSpecReader.read(SpecSource.of("training", yaml));
        return Topology.of(spec, CLUSTER_ID, new FreePorts(directory));
    }

    /** Gives each endpoint a port of the loopback that was free a moment ago. */
    private static final class FreePorts implements Placement {
        private final Path directory;
        private final Map<String, Address> addresses = new HashMap<>();

        FreePorts(Path directory) {
            this.directory = directory;
        }

        @Override
        public Address address(Member node, Endpoint endpoint) {
            return addresses.computeIfAbsent(node.name() + endpoint, key -> free());
        }

        @Override
        public Address bind(Member node, Endpoint endpoint) {
            return address(node, endpoint);
        }

        @Override
        public String directory(String node) {
            return directory.resolve(node).toString();
        }

        private static Address free() {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return new Address("127.0.0.1", socket.getLocalPort());
            } catch (IOException e) {
                throw new ArchiveTraining.TrainingFailure("no free port: " + e.getMessage());
            }
        }
    }
}
