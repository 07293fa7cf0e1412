package ai.voicecore.gregor.it;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.testing.OnThisMachine;
import ai.voicecore.gregor.testing.TestCluster;
import java.net.Inet6Address;
import java.net.NetworkInterface;
import java.net.SocketException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** All servers and clients use IPv6 addresses: brokers, the registry, Connect, and Gregor. */
@Tag("long")
@Timeout(600)
@OnThisMachine
class Ipv6IT {
    private static final String SPEC = """
            local: {host: "::1"}
            topics: [{name: calls, partitions: 3}]
            """;

    @RegisterExtension
    static final TestCluster CLUSTER = TestCluster.of("it-ipv6", SPEC);

    @BeforeAll
    static void requireIpv6() throws SocketException {
        Assumptions.assumeTrue(
                NetworkInterface.networkInterfaces()
                        .flatMap(NetworkInterface::inetAddresses)
                        .anyMatch(address -> address instanceof Inet6Address && address.isLoopbackAddress()),
                "skipped: this machine has no IPv6 loopback");
    }

    @Test
    void aClusterRunsOnTheIpv6Loopback() {
        assertThat(CLUSTER.deploy().expect(0).out()).contains("[::1]:" + CLUSTER.port(9092));
        CLUSTER.validate().holds();
        assertThat(CLUSTER.node("kafka-1").path("address").asString()).isEqualTo("[::1]:" + CLUSTER.port(9102));
        CLUSTER.run("restart", "--only", "kafka-1").expect(0);
        assertThat(CLUSTER.run("topics", "diff").expect(0).out()).contains("as it is declared");
    }
}
