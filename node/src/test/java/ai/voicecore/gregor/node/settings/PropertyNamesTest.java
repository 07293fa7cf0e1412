package ai.voicecore.gregor.node.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PropertyNamesTest {
    @ParameterizedTest
    @CsvSource({
        "KAFKA_LOG_DIRS, log.dirs",
        "KAFKA_NODE_ID, node.id",
        "KAFKA_LISTENER_NAME_A__B_SSL_KEYSTORE_LOCATION, listener.name.a_b.ssl.keystore.location",
        "KAFKA_LISTENER_NAME_INTERNAL_SCRAM___SHA___512_SASL_JAAS_CONFIG,"
                + " listener.name.internal.scram-sha-512.sasl.jaas.config"
    })
    void oneUnderscoreIsADotTwoAreOneThreeAreADash(String variable, String property) {
        assertThat(PropertyNames.fromEnvironment(Role.BROKER, Map.of(variable, "x")))
                .isEqualTo(Map.of(property, "x"));
    }

    @ParameterizedTest
    @CsvSource({"KAFKA_HEAP_OPTS", "KAFKA_OPTS", "KAFKA_VERSION", "KAFKA_LOG4J_ROOT_LOGLEVEL", "KAFKA_", "KAFKAESQUE"})
    void variablesOfKafkasScriptsAreNoProperties(String variable) {
        assertThat(PropertyNames.fromEnvironment(Role.BROKER, Map.of(variable, "x")))
                .isEmpty();
    }

    @Test
    void aRoleSeesOnlyItsOwnPrefix() {
        Map<String, String> environment =
                Map.of("KAFKA_NODE_ID", "1", "CONNECT_GROUP_ID", "workers", "ZOOKEEPER_TICK_TIME", "500");

        assertThat(PropertyNames.fromEnvironment(Role.CONNECT, environment)).isEqualTo(Map.of("group.id", "workers"));
        assertThat(PropertyNames.fromEnvironment(Role.ZOOKEEPER, environment)).isEqualTo(Map.of("tickTime", "500"));
    }

    @ParameterizedTest
    @CsvSource({
        "ZOOKEEPER_TICK_TIME, tickTime",
        "ZOOKEEPER_DATA_DIR, dataDir",
        "ZOOKEEPER_DATADIR, dataDir",
        "ZOOKEEPER_SERVER_1, server.1",
        "ZOOKEEPER_4LW_COMMANDS_WHITELIST, 4lw.commands.whitelist",
        "ZOOKEEPER_ADMIN_ENABLE_SERVER, admin.enableServer",
        "ZOOKEEPER_AUTOPURGE_SNAP_RETAIN_COUNT, autopurge.snapRetainCount",
        "ZOOKEEPER_SSL_QUORUM_KEY_STORE_LOCATION, ssl.quorum.keyStore.location",
        "ZOOKEEPER_CLIENT_PORT_UNIFICATION, client.portUnification",
        "ZOOKEEPER_AUTH_PROVIDER_1, auth.provider.1"
    })
    void zooKeepersNamesGetTheirUpperCaseLetters(String variable, String property) {
        assertThat(PropertyNames.fromEnvironment(Role.ZOOKEEPER, Map.of(variable, "x")))
                .isEqualTo(Map.of(property, "x"));
    }

    @Test
    void theOwnIdOfAZooKeeperServerIsNoProperty() {
        assertThat(PropertyNames.fromEnvironment(Role.ZOOKEEPER, Map.of("ZOOKEEPER_SERVER_ID", "1")))
                .isEmpty();
    }

    @Test
    void anEmptyRackIsNone() {
        assertThat(PropertyNames.fromEnvironment(Role.BROKER, Map.of("KAFKA_BROKER_RACK", "")))
                .isEmpty();
        assertThat(PropertyNames.fromEnvironment(Role.BROKER, Map.of("KAFKA_BROKER_RACK", "zone-1")))
                .isEqualTo(Map.of("broker.rack", "zone-1"));
    }
}
