package ai.voicecore.gregor.node.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class OwnListenerTest {
    @Test
    void theInterBrokerListenerIsUsed() {
        assertThat(client(Map.of(
                        "listeners", "CONTROLLER://:9093,CLIENTS://10.0.0.1:9092, INTERNAL://10.0.0.1:9091",
                        "controller.listener.names", "CONTROLLER",
                        "inter.broker.listener.name", "INTERNAL",
                        "listener.security.protocol.map", "CONTROLLER:PLAINTEXT,CLIENTS:SSL,INTERNAL:PLAINTEXT")))
                .isEqualTo(Map.of("bootstrap.servers", "10.0.0.1:9091", "security.protocol", "PLAINTEXT"));
    }

    @Test
    void withoutANameTheFirstListenerOfNoControllerIsUsed() {
        assertThat(client(Map.of(
                        "listeners", "CONTROLLER://:9093,A://[::]:9092,B://:9091",
                        "controller.listener.names", "CONTROLLER",
                        "listener.security.protocol.map", "A:PLAINTEXT")))
                .containsEntry("bootstrap.servers", "localhost:9092");
    }

    @Test
    void kafkasDefaultListenerIsKnown() {
        assertThat(client(Map.of())).containsEntry("bootstrap.servers", "localhost:9092");
    }

    @Test
    void theBrokersOwnCredentialsAreUsed() {
        assertThat(client(Map.of(
                        "listeners", "INTERNAL://0.0.0.0:9091",
                        "advertised.listeners", "INTERNAL://broker-1.kafka:9091",
                        "inter.broker.listener.name", "INTERNAL",
                        "listener.security.protocol.map", "INTERNAL:SASL_SSL",
                        "ssl.truststore.location", "/everyone.p12",
                        "listener.name.internal.ssl.truststore.location", "/brokers.p12",
                        "sasl.mechanism.inter.broker.protocol", "PLAIN",
                        "listener.name.internal.plain.sasl.jaas.config", "the broker's")))
                .containsEntry("bootstrap.servers", "broker-1.kafka:9091")
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("ssl.truststore.location", "/brokers.p12")
                .containsEntry("sasl.mechanism", "PLAIN")
                .containsEntry("sasl.jaas.config", "the broker's");
    }

    @Test
    void aBrokerWithOnlyAControllersListenerHasNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OwnListener.of(
                        Map.of("listeners", "CONTROLLER://:9093", "controller.listener.names", "CONTROLLER")));
    }

    private static Map<String, Object> client(Map<String, String> broker) {
        return OwnListener.of(broker).client();
    }
}
