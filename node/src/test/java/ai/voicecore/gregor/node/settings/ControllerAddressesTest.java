package ai.voicecore.gregor.node.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ControllerAddressesTest {
    @Test
    void votersAreNamedWithTheirIds() {
        assertThat(ControllerAddresses.of(
                        Map.of("controller.quorum.voters", "0@kafka-0.kafka.svc:9093, 1@127.0.0.1:9103")))
                .containsExactly(new HostPort("kafka-0.kafka.svc", 9093), new HostPort("127.0.0.1", 9103));
    }

    @Test
    void aDynamicQuorumIsNamedWithoutIds() {
        assertThat(ControllerAddresses.of(Map.of("controller.quorum.bootstrap.servers", "c-0:9093")))
                .containsExactly(new HostPort("c-0", 9093));
    }

    @Test
    void aBrokerOfAZooKeeperClusterHasNone() {
        assertThat(ControllerAddresses.of(Map.of("zookeeper.connect", "localhost:2181")))
                .isEmpty();
    }

    @Test
    void onlyPlaintextListenersAreUsed() {
        assertThat(ControllerAddresses.arePlain(Map.of(
                        "controller.listener.names", "CONTROLLER",
                        "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT")))
                .isTrue();
        assertThat(ControllerAddresses.arePlain(Map.of(
                        "controller.listener.names", "CONTROLLER",
                        "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:SASL_SSL")))
                .isFalse();
    }
}
