package ai.voicecore.gregor.spec.yaml;

import static ai.voicecore.gregor.spec.yaml.ReadSpec.at;
import static ai.voicecore.gregor.spec.yaml.ReadSpec.problems;
import static ai.voicecore.gregor.spec.yaml.ReadSpec.spec;
import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.spec.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Specs of clusters that are impossible or not advisable. */
class SpecRulesTest {
    @ParameterizedTest
    @ValueSource(strings = {"Calls", "9lives", "a_b", "calls-", "x23456789012345678901234567890123"})
    void theNameOfAClusterMustBeValidForDirectoriesAndPods(String name) {
        assertThat(problems("name: " + name))
                .containsExactly(at(
                        1,
                        "name",
                        "is `" + name + "`, which cannot name a cluster.",
                        "Use up to 32 lower-case letters, digits and dashes, a letter first."));
    }

    @Test
    void anEvenEnsembleIsRefused() {
        assertThat(problems("mode: zookeeper\nzookeepers: 4"))
                .containsExactly(at(
                        2,
                        "zookeepers",
                        "is 4: an even quorum tolerates no more failures than 3 and fails more often.",
                        "Make it 3 or 5."));
    }

    @Test
    void anEvenQuorumIsRefused() {
        assertThat(problems("controllers: dedicated\ncontrollerCount: 2"))
                .containsExactly(at(
                        2,
                        "controllerCount",
                        "is 2: an even quorum tolerates no more failures than 1 and fails more often.",
                        "Make it 1 or 3."));
    }

    @Test
    void thereMustBeABrokerForEachCombinedController() {
        assertThat(problems("brokers: 3\ncontrollerCount: 5"))
                .containsExactly(at(
                        2,
                        "controllerCount",
                        "is 5 with 3 brokers to carry them.",
                        "Add brokers, or write `controllers: dedicated`."));
    }

    @Test
    void oneMachineHasPortsForFiftyBrokersWithDedicatedControllers() {
        assertThat(spec("controllers: dedicated\nbrokers: 50").brokers()).isEqualTo(50);
        assertThat(problems("controllers: dedicated\nbrokers: 51"))
                .containsExactly(at(
                        2,
                        "brokers",
                        "is 51: on one machine their ports meet those of the dedicated controllers.",
                        "Make it at most 50, or write `controllers: combined`."));
    }

    @Test
    void aZooKeeperClusterHasNoDedicatedControllers() {
        assertThat(problems("mode: zookeeper\ncontrollers: dedicated"))
                .containsExactly(at(
                        2,
                        "controllers",
                        "is `dedicated`, but in ZooKeeper mode the brokers elect a controller among themselves.",
                        "Remove it, or write `mode: kraft`."));
    }

    @Test
    void oneNodeDownMustNotStopProducers() {
        assertThat(problems("minInsyncReplicas: 3"))
                .containsExactly(at(
                        1,
                        "minInsyncReplicas",
                        "is 3 with replication 3: one failed node would stop every producer.",
                        "Make it at most 2."));
    }

    @Test
    void replicationMustNotExceedTheNumberOfBrokers() {
        assertThat(problems("brokers: 2\nreplication: 3"))
                .containsExactly(at(2, "replication", "is 3 with 2 brokers.", "Make it at most 2."));
    }

    @Test
    void kafka4HasNoZooKeeperMode() {
        assertThat(problems("mode: zookeeper\nversion: 4.0.0"))
                .containsExactly(at(
                        2,
                        "version",
                        "is 4.0.0, and Kafka 4 has no ZooKeeper mode any more.",
                        "Take version 3.9.2, or mode kraft."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.8.1", "2.8.0", "0.10.2"})
    void versionsBefore39AreRefused(String version) {
        assertThat(problems("version: " + version))
                .containsExactly(at(
                        1,
                        "version",
                        "is " + version + "; Gregor runs Kafka from 3.9.0 on.",
                        "Take 3.9.2, the last line with ZooKeeper, or 4.3.1."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"latest", "4.2", "v4.3.1", "4.3.1-rc0", "../4.3.1"})
    void aVersionMustHaveThreeNumbers(String version) {
        assertThat(problems("version: " + version))
                .containsExactly(at(
                        1,
                        "version",
                        "is `" + version + "`, which is not a Kafka version.",
                        "Write all three numbers, as 4.3.1."));
    }

    @Test
    void theRegistryMustBeApicurio3() {
        assertThat(problems("registry:\n  version: 2.6.0"))
                .containsExactly(
                        at(2, "registry.version", "is `2.6.0`, which is not an Apicurio 3 version.", "Take 3.3.3."));
        assertThat(problems("registry:\n  compatibility: BACKWORD"))
                .containsExactly(at(
                        2, "registry.compatibility", "is `BACKWORD`, which is not known.", "Did you mean `BACKWARD`?"));
    }

    @Test
    void settingsThatGregorComputesAreRefused() {
        assertThat(problems("config:\n  log.dirs: /data\n  node.id: 7\n  num.io.threads: 4"))
                .containsExactlyInAnyOrder(
                        at(2, "config.log.dirs", "is computed by Gregor from the spec.", "Remove it."),
                        at(3, "config.node.id", "is computed by Gregor from the spec.", "Remove it."));
    }

    @Test
    void topicsMustHaveNames() {
        assertThat(problems("topics:\n  - partitions: 3"))
                .containsExactly(at(2, "topics[0].name", "is missing.", "Every topic has a name."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"calls and more", "anrufe-für-alle", ".", "..", "a/b", "a:b"})
    void namesThatKafkaRefusesAreRefused(String name) {
        assertThat(problems("topics:\n  - name: '" + name + "'"))
                .containsExactly(at(
                        2,
                        "topics[0].name",
                        "is `" + name + "`, which Kafka does not accept.",
                        "Use up to 249 letters, digits, dots, underscores and dashes."));
    }

    @Test
    void aTopicsNameHasAtMost249Characters() {
        String longest = "x".repeat(249);

        assertThat(spec("topics:\n  - name: " + longest).topics()).hasSize(1);
        assertThat(problems("topics:\n  - name: " + longest + "x"))
                .extracting(Problem::path)
                .containsExactly("topics[0].name");
    }

    @ParameterizedTest
    @CsvSource({
        "__consumer_offsets, Kafka",
        "__transaction_state, Kafka",
        "__share_group_state, Kafka",
        "__cluster_metadata, Kafka",
        "connect-configs, Connect",
        "connect-status, Connect",
        "kafkasql-journal, the registry"
    })
    void internalTopicsMustNotBeDeclared(String name, String owner) {
        assertThat(problems("topics:\n  - name: " + name))
                .containsExactly(at(
                        2,
                        "topics[0].name",
                        "is `" + name + "`, a topic that " + owner + " keeps its own state in.",
                        "Remove it: " + owner + " makes it by itself, as it needs it."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "__debezium-heartbeat.x",
                "_schemas",
                "connect-orders",
                "Connect-Configs",
                "gregor-mine",
                "kafkasql-x"
            })
    void topicsWithSimilarNamesMayBeDeclared(String name) {
        assertThat(spec("topics:\n  - name: " + name).topics()).hasSize(1);
    }

    @Test
    void withoutConnectAndRegistryTheirTopicsMayBeDeclared() {
        assertThat(spec("connect: {enabled: false}\nregistry: {enabled: false}\ntopics:\n  - name: connect-configs\n"
                                + "  - name: kafkasql-journal")
                        .topics())
                .hasSize(2);
    }

    @Test
    void aTopicMustNotBeDeclaredTwice() {
        assertThat(problems("topics:\n  - name: calls\n  - name: intents\n  - name: calls"))
                .containsExactly(at(4, "topics[2].name", "is `calls`, as that of a topic above.", "Keep one of them."));
    }

    @Test
    void namesThatAreEqualInMetricsAreRefused() {
        assertThat(problems("topics:\n  - name: a.b\n  - name: a_b"))
                .containsExactly(at(
                        3,
                        "topics[1].name",
                        "is `a_b`, which Kafka's metrics cannot tell from `a.b`.",
                        "Use dots or underscores, not both."));
    }

    @Test
    void theReplicationOfATopicMustNotExceedTheNumberOfBrokers() {
        assertThat(problems("topics:\n  - name: calls\n    replication: 5"))
                .containsExactly(at(3, "topics[0].replication", "is 5 with 3 brokers.", "Make it at most 3."));
    }

    @Test
    void oneNodeDownMustNotStopATopicsProducers() {
        assertThat(problems("topics:\n  - name: calls\n    config:\n      min.insync.replicas: 3"))
                .containsExactly(at(
                        4,
                        "topics[0].config.min.insync.replicas",
                        "is 3 with 3 replicas: one failed node would stop every producer.",
                        "Make it at most 2."));
    }

    @Test
    void settingsOfReplicationThrottlesAreAccepted() {
        assertThat(spec("""
                topics:
                  - name: calls
                    config: {leader.replication.throttled.replicas: '*', follower.replication.throttled.replicas: '*'}
                """).topics().getFirst().config())
                .containsKeys("leader.replication.throttled.replicas", "follower.replication.throttled.replicas");
    }
}
