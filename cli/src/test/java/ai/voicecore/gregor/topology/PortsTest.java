package ai.voicecore.gregor.topology;

import static ai.voicecore.gregor.testing.Clusters.topology;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class PortsTest {
    @RepeatedTest(500)
    void noTwoEndpointsHaveTheSamePort() {
        long seed = new Random().nextLong();
        String yaml = randomSpec(new Random(seed));
        Topology topology = topology(yaml);

        List<Address> bound = topology.nodes().stream()
                .flatMap(node -> node.bind().values().stream())
                .toList();

        assertThat(bound).as("seed %d: %s", seed, yaml).doesNotHaveDuplicates();
        assertThat(bound).allSatisfy(address -> assertThat(address.port()).isBetween(1024, 65535));
        assertThat(topology.nodes()).extracting(Node::name).doesNotHaveDuplicates();
    }

    private static String randomSpec(Random random) {
        int brokers = random.nextInt(1, 10);
        boolean zooKeeper = random.nextBoolean();
        boolean dedicated = !zooKeeper && random.nextBoolean();
        return """
                mode: %s
                brokers: %d
                controllers: %s
                controllerCount: %d
                zookeepers: %d
                local: {portOffset: %d}
                registry: {enabled: %s}
                connect: {enabled: %s, workers: %d}
                """.formatted(
                        zooKeeper ? "zookeeper" : "kraft",
                        brokers,
                        dedicated ? "dedicated" : "combined",
                        2 * random.nextInt(0, dedicated || zooKeeper ? 5 : (brokers + 1) / 2) + 1,
                        2 * random.nextInt(0, 5) + 1,
                        random.nextInt(0, 50_001),
                        random.nextBoolean(),
                        random.nextBoolean(),
                        random.nextInt(1, 10));
    }

    @Test
    void requestingAMissingEndpointIsADefect() {
        Node registry = topology("").node("registry-0").orElseThrow();

        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> registry.address(Endpoint.CONTROLLER)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("registry-0 has no CONTROLLER endpoint");
        assertThat(registry.readyPath()).isEqualTo("/health/ready");
    }
}
