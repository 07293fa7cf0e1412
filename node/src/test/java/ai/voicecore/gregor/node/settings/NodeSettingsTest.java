package ai.voicecore.gregor.node.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NodeSettingsTest {
    private static final Map<String, String> CONTROLLER = Map.of(
            "GREGOR_ROLE", "CONTROLLER",
            "GREGOR_NODE_DIR", "/var/lib/gregor/controller-3000",
            "GREGOR_HTTP_PORT", "0",
            "CLUSTER_ID", "4L6g3nShT-eMCtK--X86sw",
            "KAFKA_NODE_ID", "3000",
            "KAFKA_PROCESS_ROLES", "controller");

    @Test
    void theDefaultsAreTheLoopbackALogFileAndFormattingOfNewStorage() {
        NodeSettings settings = NodeSettings.from(CONTROLLER);

        assertThat(settings.httpHost()).isEqualTo("127.0.0.1");
        assertThat(settings.log()).isEqualTo(NodeSettings.LogTarget.FILE);
        assertThat(settings.format()).isEqualTo(NodeSettings.FormatRule.IF_NEW);
        assertThat(settings.nodeId()).hasValue(3000);
        assertThat(settings.configFile()).hasToString("/var/lib/gregor/controller-3000/config/kafka.properties");
    }

    @Test
    void aBrokerWithoutProcessRolesBelongsToZooKeeperAndNeedsNoClusterId() {
        NodeSettings settings = NodeSettings.from(Map.of(
                "GREGOR_ROLE", "BROKER",
                "GREGOR_NODE_DIR", "/n",
                "GREGOR_HTTP_PORT", "8080",
                "KAFKA_BROKER_ID", "1",
                "KAFKA_ZOOKEEPER_CONNECT", "localhost:2181"));

        assertThat(settings.isZooKeeperMode()).isTrue();
        assertThat(settings.nodeId()).hasValue(1);
    }

    @Test
    void aMigratingControllerWithZooKeeperConnectIsKRaft() {
        assertThat(NodeSettings.from(with("KAFKA_ZOOKEEPER_CONNECT", "localhost:2181"))
                        .isZooKeeperMode())
                .isFalse();
    }

    @Test
    void formatOptionsAreSplitIntoWords() {
        assertThat(NodeSettings.from(with("GREGOR_FORMAT_OPTIONS", " --no-initial-controllers  --release-version 3.9 "))
                        .formatOptions())
                .containsExactly("--no-initial-controllers", "--release-version", "3.9");
    }

    @Test
    void everyRefusalNamesTheVariable() {
        refused(with("GREGOR_ROLE", "SUPERVISOR"), "GREGOR_ROLE is 'SUPERVISOR'");
        refused(with("GREGOR_HTTP_PORT", "65536"), "GREGOR_HTTP_PORT is '65536'");
        refused(with("GREGOR_FORMAT", "always"), "GREGOR_FORMAT is 'always'");
        refused(with("CLUSTER_ID", ""), "CLUSTER_ID is not set");
        refused(with("KAFKA_NODE_ID", "three"), "KAFKA_NODE_ID is 'three'");
        refused(with("KAFKA_PROCESS_ROLES", "broker"), "KAFKA_PROCESS_ROLES is broker");
        refused(with("GREGOR_NODE_DIR", " "), "GREGOR_NODE_DIR is not set");
        refused(with("GREGOR_ROLE", "CONNECT"), "no CONNECT_* variable is set");
    }

    private static Map<String, String> with(String variable, String value) {
        Map<String, String> environment = new HashMap<>(CONTROLLER);
        environment.put(variable, value);
        return environment;
    }

    private static void refused(Map<String, String> environment, String message) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> NodeSettings.from(environment))
                .withMessageContaining(message)
                .satisfies(refusal ->
                        assertThat(refusal.getMessage().lines().count()).isBetween(2L, 3L));
    }
}
