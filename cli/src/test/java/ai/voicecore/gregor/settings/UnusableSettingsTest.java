package ai.voicecore.gregor.settings;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.spec.Problem;
import ai.voicecore.gregor.testing.Clusters;
import ai.voicecore.gregor.topology.Role;
import ai.voicecore.gregor.topology.Topology;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings that a release accepts, but with which a cluster or clients with default settings do not work. */
class UnusableSettingsTest {
    private static List<Problem> problems(String config) {
        return of("config: {" + config + "}", Map.of());
    }

    private static List<Problem> of(String yaml, Map<String, String> inForce) {
        Topology topology = Clusters.topology(yaml);
        return UnusableSettings.problems(
                topology.spec(),
                topology.nodes(Role::isBroker).findFirst().orElseThrow().kafkaProperties(),
                inForce);
    }

    @Test
    void recordsMustNotBeLargerThanRequests() {
        assertThat(problems("message.max.bytes: 209715200"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.remedy()).asString().contains("socket.request.max.bytes"));
        assertThat(problems("message.max.bytes: 209715200, socket.request.max.bytes: 209715200"))
                .isEmpty();
    }

    @Test
    void aBrokerMustMoveItsLeadersBeforeItStops() {
        assertThat(problems("controlled.shutdown.enable: 'false'")).hasSize(1);
        assertThat(problems("controlled.shutdown.enable: 'true'")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "group.min.session.timeout.ms, 60000, Make it at most 10000.",
        "group.max.session.timeout.ms, 30000, Make it at least 45000.",
        "transaction.max.timeout.ms, 1000, Make it at least 60000.",
        "max.connections, 1, Make it at least 100.",
        "max.connections.per.ip, 3, Make it at least 100.",
        "group.initial.rebalance.delay.ms, 60000, Make it at most 10000.",
        "producer.id.expiration.ms, 1000, Make it at least 120000.",
        "socket.request.max.bytes, 1000, Make it at least 2097152.",
        "connections.max.idle.ms, 1, Make it at least 10000.",
        "initial.broker.registration.timeout.ms, 1, Make it at least 10000.",
        "controller.quorum.fetch.timeout.ms, 500, Make it a number from 1000 to 60000.",
        "num.replica.fetchers, 0, Make it at least 1.",
        "max.connections, +1, Make it at least 100.",
        "listener.name.client.max.connections, 1, Make it at least 100.",
        "log.message.timestamp.before.max.ms, 0, Make it at least 1000.",
        "offsets.topic.num.partitions, 1000000, Make it at most 1000.",
        "controller.quorum.election.timeout.ms, 3600000, Make it a number from 100 to 60000.",
        "broker.session.timeout.ms, 100, Make it at least 1000.",
        "num.io.threads, 2147483647, Make it at most 1000."
    })
    void anUnusableNumberIsRefused(String name, String value, String remedy) {
        assertThat(problems(name + ": " + value)).singleElement().satisfies(problem -> {
            assertThat(problem.path()).isEqualTo("config." + name);
            assertThat(problem.sentence()).startsWith("is " + value.replace("+", "") + ": ");
            assertThat(problem.remedy()).asString().isEqualTo(remedy);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "group.min.session.timeout.ms: 10000",
                "group.max.session.timeout.ms: 45000",
                "transaction.max.timeout.ms: 60000",
                "max.connections.per.ip: 100",
                "max.connections.per.ip: '${file:/limits:per.ip}'",
                "max.connections.per.ip: 0, max.connections.per.ip.overrides: '10.0.0.1:1000'",
                "connections.max.idle.ms: -1",
                "delete.topic.enable: true"
            })
    void usableNumbersAreAccepted(String config) {
        assertThat(problems(config)).isEmpty();
    }

    @Test
    void anUnusableValueThatTheClusterAlreadyHasIsAccepted() {
        String yaml = "config: {transaction.max.timeout.ms: 30000}";

        assertThat(of(yaml, Map.of("transaction.max.timeout.ms", "30000"))).isEmpty();
        assertThat(of(yaml, Map.of("transaction.max.timeout.ms", "40000"))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "min.insync.replicas: 3 | is 3 with 3 replicas | at most 2",
                "min.insync.replicas: 2, default.replication.factor: 2 | is 2 with 2 replicas | at most 1",
                "transaction.state.log.min.isr: 4 | is 4 with 3 replicas | at most 2",
                "default.replication.factor: 5 | is 5 with 3 brokers | at most 3",
                "offsets.topic.replication.factor: 5 | is 5 with 3 brokers | at most 3",
                "offsets.topic.replication.factor: 1 | is 1 with replication 3 | Remove it: it is 3 then.",
            })
    void moreReplicasThanBrokersAreRefused(String config, String sentence, String remedy) {
        assertThat(problems(config)).singleElement().satisfies(problem -> {
            assertThat(problem.sentence()).contains(sentence);
            assertThat(problem.remedy()).asString().contains(remedy);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "min.insync.replicas: 1",
                "default.replication.factor: 1",
                "default.replication.factor: 1, min.insync.replicas: 2",
                "offsets.topic.replication.factor: 3",
                "min.insync.replicas: '${file:/settings:isr}'",
                "offsets.topic.replication.factor: '${file:/settings:replicas}'",
            })
    void asManyReplicasAsBrokersAreAccepted(String config) {
        assertThat(problems(config)).isEmpty();
        assertThat(of("brokers: 1\nconfig: {min.insync.replicas: 1, offsets.topic.replication.factor: 1}", Map.of()))
                .isEmpty();
    }

    @Test
    void heartbeatsMustBeMoreFrequentThanTheSessionTimeout() {
        assertThat(problems("broker.session.timeout.ms: 1200, broker.heartbeat.interval.ms: 700"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.sentence()).contains("every 700 ms", "dead after 1200 ms"));
        assertThat(problems("broker.heartbeat.interval.ms: 6000"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.path()).isEqualTo("config.broker.heartbeat.interval.ms"));
        assertThat(problems("broker.session.timeout.ms: 30000")).isEmpty();
        assertThat(of("mode: zookeeper\nconfig: {broker.session.timeout.ms: 900}", Map.of()))
                .isEmpty();
    }

    @Test
    void tieredStorageNeedsARemoteStorageManager() {
        String manager = "remote.log.storage.manager.class.name: com.example.Tier";
        String topic = "topics: [{name: calls, config: {remote.storage.enable: true}}]";

        assertThat(problems("remote.log.storage.system.enable: true"))
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.remedy()).asString().contains("remote.log.storage.manager.class.name"));
        assertThat(problems("remote.log.storage.system.enable: true, " + manager))
                .isEmpty();
        assertThat(of(topic, Map.of()))
                .singleElement()
                .satisfies(problem -> assertThat(problem.path()).isEqualTo("topics[0].config.remote.storage.enable"));
        assertThat(of(topic + "\nconfig: {remote.log.storage.system.enable: true, " + manager + "}", Map.of()))
                .isEmpty();
    }

    @Test
    void topicsMustBeDeletable() {
        assertThat(problems("delete.topic.enable: false"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.sentence()).contains("no trial, audit or drill could remove"));
    }

    @Test
    void anAuthorizerMustAllowAnonymousClients() {
        String kafkas = "authorizer.class.name: org.apache.kafka.metadata.authorizer.StandardAuthorizer";

        assertThat(problems(kafkas))
                .singleElement()
                .satisfies(problem -> assertThat(problem.remedy()).asString().contains("super.users: User:ANONYMOUS"));
        assertThat(problems(kafkas + ", super.users: 'User:admin;User:ANONYMOUS'"))
                .isEmpty();
        assertThat(problems(kafkas + ", allow.everyone.if.no.acl.found: true")).isEmpty();
        assertThat(problems(kafkas + ", super.users: '${file:/etc/kafka:users}'"))
                .isEmpty();
        assertThat(problems("authorizer.class.name: com.example.Policies")).isEmpty();
    }
}
