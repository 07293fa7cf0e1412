package ai.voicecore.gregor.spec.yaml;

import static ai.voicecore.gregor.spec.yaml.ReadSpec.at;
import static ai.voicecore.gregor.spec.yaml.ReadSpec.problems;
import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.spec.InvalidSpec;
import ai.voicecore.gregor.spec.Mode;
import ai.voicecore.gregor.spec.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Unknown fields, and fields with values of the wrong type. */
class FieldProblemsTest {
    @Test
    void forAMisspelledFieldTheMostSimilarOneIsSuggested() {
        assertThat(problems("name: calls\nborkers: 3"))
                .containsExactly(at(2, "borkers", "is not a field of the spec.", "Did you mean `brokers`?"));
    }

    @Test
    void aMissingFieldIsReportedAtItsParent() {
        assertThat(problems("name: calls\ntopics:\n- partitions: 3\n- partitions: 2"))
                .containsExactly(
                        at(3, "topics[0].name", "is missing.", "Every topic has a name."),
                        at(4, "topics[1].name", "is missing.", "Every topic has a name."));
    }

    @Test
    void forAnUnknownFieldTheKnownOnesAreListed() {
        assertThat(problems("colour: red"))
                .containsExactly(at(
                        1,
                        "colour",
                        "is not a field of the spec.",
                        "Known here: apiVersion, brokers, config, connect, controllerCount, controllers, heap, kind,"
                                + " kubernetes, listeners, local, minInsyncReplicas, mode, name, platform, profile,"
                                + " racks, registry, replication, topics, unknownConfig, version, zookeepers."));
    }

    @Test
    void aFieldInTheWrongPlaceIsReportedWithTheRightPlace() {
        assertThat(problems("local: {namespace: kafka}"))
                .containsExactly(at(
                        1,
                        "local.namespace",
                        "is not a field of the spec.",
                        "It is a field of `kubernetes`. Known here: directory, host, portOffset."));
        assertThat(problems("storage: 10Gi").getFirst().remedy())
                .asString()
                .startsWith(
                        "It is a field of `kubernetes.broker`, `kubernetes.controller`, `kubernetes.zookeeper`. Known");
    }

    @Test
    void theRemedyDistinguishesFieldsAndSettings() {
        assertThat(problems("local: {version: 4.3.1}").getFirst().remedy())
                .asString()
                .startsWith("It is a field of the spec itself. Known here:");
        assertThat(problems("topics: [{name: calls, retention.ms: 1}]")
                        .getFirst()
                        .remedy())
                .asString()
                .startsWith("Settings of Kafka go below `config`. Known here:");
        assertThat(problems("config: {min.insync.replicas: 2}\nreplicas: 3")
                        .getFirst()
                        .remedy())
                .asString()
                .doesNotContain("config.min");
    }

    @Test
    void aTopicMustBeAMapping() {
        assertThat(problems("topics:\n  - calls\n  -\n  - {name: intents}"))
                .containsExactly(
                        at(2, "topics[0]", "must be a mapping of fields to values.", "Write `- name: value`."),
                        at(3, "topics[1]", "must be a mapping of fields to values.", "Write `- name: value`."));
    }

    @Test
    void mergeKeysAreRefused() {
        assertThat(problems("""
                topics:
                  - name: calls
                    config: &short {retention.ms: 3600000}
                  - name: intents
                    config: *short
                  - name: turns
                    config: {<<: *short, cleanup.policy: compact}
                """))
                .containsExactly(at(
                        7,
                        "topics[2].config.<<",
                        "is a merge key, which YAML 1.2 does not have any more.",
                        "Write the fields out here. A whole value may be an alias, as `config: *name`."));
    }

    @Test
    void forAnIncompleteVersionACompleteOneIsSuggested() {
        assertThat(problems("version: 3.9"))
                .containsExactly(at(1, "version", "is `3.9`, which is not a Kafka version.", "Write it as 3.9.2."));
        assertThat(problems("version: latest"))
                .containsExactly(at(
                        1,
                        "version",
                        "is `latest`, which is not a Kafka version.",
                        "Write all three numbers, as 4.3.1."));
    }

    @Test
    void nestedFieldsAreNamedWithTheirPath() {
        assertThat(problems("""
                heap:
                  borker: 1g
                topics:
                  - name: calls
                  - name: intents
                    partition: 3
                """))
                .containsExactly(
                        at(2, "heap.borker", "is not a field of the spec.", "Did you mean `broker`?"),
                        at(6, "topics[1].partition", "is not a field of the spec.", "Did you mean `partitions`?"));
    }

    @Test
    void aNumberMustBeAnIntegerInItsRange() {
        assertThat(problems("brokers: many"))
                .containsExactly(
                        at(1, "brokers", "must be a whole number, not `many`.", "Give a number from 1 to 99."));
        assertThat(problems("brokers: 3.5"))
                .containsExactly(at(1, "brokers", "must be a whole number, not `3.5`.", "Give a number from 1 to 99."));
        assertThat(problems("brokers: 0"))
                .containsExactly(at(1, "brokers", "is 0, which is out of range.", "Give a number from 1 to 99."));
        assertThat(problems("brokers: 99999999999"))
                .containsExactly(
                        at(1, "brokers", "is 99999999999, which is out of range.", "Give a number from 1 to 99."));
    }

    @Test
    void aSingleValueIsNeitherAListNorAMapping() {
        assertThat(problems("brokers: [1, 2]"))
                .containsExactly(at(1, "brokers", "must be a single value, not a list.", "Write `brokers: value`."));
        assertThat(problems("version:\n  kafka: 4.3.1"))
                .containsExactly(at(2, "version", "must be a single value, not a mapping.", "Write `version: value`."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "03 | `03` | Write `brokers: 3`.",
                "3.0 | `3.0` | Write `brokers: 3`.",
                "0x3 | `0x3` | Write `brokers: 3`.",
                "0o3 | `0o3` | Write `brokers: 3`.",
                "+3 | `+3` | Write `brokers: 3`.",
                "1_0 | `1_0` | Write `brokers: 10`.",
                "3e0 | `3e0` | Write `brokers: 3`.",
                "\"3\" | the text \"3\" | Write `brokers: 3`.",
                "'3' | the text \"3\" | Write `brokers: 3`.",
                "0x99 | `0x99` | Give a number from 1 to 99.",
                "true | `true` | Give a number from 1 to 99."
            },
            quoteCharacter = '§')
    void aNumberMustBeWrittenWithDigitsOnly(String given, String told, String remedy) {
        assertThat(problems("brokers: " + given))
                .containsExactly(at(1, "brokers", "must be a whole number, not " + told + ".", remedy));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "~", "null", "Null", "NULL"})
    void anEmptyFieldHasItsDefaultAndAnEmptySettingIsRefused(String nothing) {
        assertThat(ReadSpec.spec("brokers: " + nothing).brokers()).isEqualTo(3);
        assertThat(problems("config:\n  log.retention.ms: " + nothing))
                .containsExactly(at(
                        2,
                        "config.log.retention.ms",
                        "has no value.",
                        "Give it one, or remove the line: then the default is used."));
    }

    @Test
    void aValueInAnotherNotationIsRefusedWithASuggestion() {
        assertThat(problems("mode: KRaft"))
                .containsExactly(at(1, "mode", "is `KRaft`, which is not known.", "Did you mean `kraft`?"));
        assertThat(problems("listeners: {external: NodePort}"))
                .containsExactly(
                        at(1, "listeners.external", "is `NodePort`, which is not known.", "Did you mean `nodePort`?"));
        assertThat(problems("connect:\n  enabled: \"true\""))
                .containsExactly(at(
                        2,
                        "connect.enabled",
                        "must be true or false, not the text \"true\".",
                        "Write `enabled: true`."));
        assertThat(problems("connect: {enabled: Off}"))
                .containsExactly(
                        at(1, "connect.enabled", "must be true or false, not `Off`.", "Write `enabled: false`."));
    }

    @Test
    void aSettingMayBeAList() {
        assertThat(ReadSpec.spec("topics: [{name: calls, config: {cleanup.policy: [compact, delete]}}]")
                        .topics()
                        .getFirst()
                        .config())
                .containsEntry("cleanup.policy", "compact,delete");
        assertThat(problems("config:\n  log.cleanup.policy: {a: b}"))
                .containsExactly(at(
                        2,
                        "config.log.cleanup.policy",
                        "must be a single value, not a mapping.",
                        "Write `log.cleanup.policy: value`."));
    }

    @Test
    void aBooleanIsTrueOrFalse() {
        assertThat(problems("registry:\n  enabled: yes"))
                .containsExactly(
                        at(2, "registry.enabled", "must be true or false, not `yes`.", "Write `enabled: true`."));
    }

    @Test
    void anUnknownChoiceIsRefusedWithTheKnownOnes() {
        assertThat(problems("mode: raft"))
                .containsExactly(at(1, "mode", "is `raft`, which is not known.", "Did you mean `kraft`?"));
        assertThat(problems("profile: enormous"))
                .containsExactly(
                        at(1, "profile", "is `enormous`, which is not known.", "Choose one of: local, production."));
        assertThat(problems("apiVersion: gregor/v2\nkind: Clutser"))
                .containsExactly(
                        at(1, "apiVersion", "is `gregor/v2`, which is not known.", "Did you mean `gregor/v1`?"),
                        at(2, "kind", "is `Clutser`, which is not known.", "Did you mean `Cluster`?"));
    }

    @Test
    void aFieldThatMustBeAListRefusesOtherValues() {
        assertThat(problems("topics: calls"))
                .containsExactly(at(1, "topics", "must be a list.", "Begin each element with a dash."));
        assertThat(problems("racks: {a: b}"))
                .containsExactly(at(1, "racks", "must be a list.", "Begin each element with a dash."));
    }

    @Test
    void aFieldThatMustBeAMappingRefusesOtherValues() {
        assertThat(problems("heap: 4g"))
                .containsExactly(
                        at(1, "heap", "must be a mapping of fields to values.", "Indent its fields below it."));
        assertThat(problems("topics: [calls]"))
                .contains(at(1, "topics[0]", "must be a mapping of fields to values.", "Write `- name: value`."));
    }

    @Test
    void racksMustBePlainWords() {
        assertThat(problems("racks: [[a]]"))
                .contains(at(1, "racks", "must be a list of plain words.", "Write `racks: [a, b, c]`."));
        assertThat(problems("racks: [a, 'b c']"))
                .containsExactly(at(
                        1,
                        "racks",
                        "has a name that is not a rack's.",
                        "Use letters, digits, dots, dashes and underscores."));
    }

    @Test
    void aHeapMustBeLargeEnoughForAJvm() {
        assertThat(problems("heap:\n  broker: 512"))
                .containsExactly(at(2, "heap.broker", "is `512`, which is not a heap size.", "Write 512m or 4g."));
        assertThat(problems("heap:\n  connect: 4 GB"))
                .containsExactly(at(2, "heap.connect", "is `4 GB`, which is not a heap size.", "Write 512m or 4g."));
        assertThat(problems("heap:\n  zookeeper: 32m"))
                .containsExactly(
                        at(2, "heap.zookeeper", "is 32m, too small for a JVM of Kafka's.", "Give at least 64m."));
    }

    @Test
    void theDirectoryMustBeAbsolute() {
        assertThat(problems("local:\n  directory: data/kafka"))
                .containsExactly(
                        at(2, "local.directory", "is `data/kafka`, which is relative.", "Give an absolute path."));
    }

    @Test
    void aDuplicateFieldIsReportedAtItsSecondLine() {
        assertThat(problems("brokers: 3\nname: calls\nbrokers: 5"))
                .containsExactly(at(3, "brokers", "is given twice.", "Keep one of them."));
    }

    @Test
    void allProblemsOfADocumentAreFoundAtOnce() {
        assertThat(problems("""
                mode: zookeeper
                version: 4.3.1
                brokers: three
                zookeepers: 2
                heap:
                  broker: lots
                topics:
                  - name: calls
                    partitions: 0
                  - name: calls
                rack: a
                """))
                .containsExactlyInAnyOrder(
                        at(
                                2,
                                "version",
                                "is 4.3.1, and Kafka 4 has no ZooKeeper mode any more.",
                                "Take version 3.9.2, or mode kraft."),
                        at(3, "brokers", "must be a whole number, not `three`.", "Give a number from 1 to 99."),
                        at(
                                4,
                                "zookeepers",
                                "is 2: an even quorum tolerates no more failures than 1 and fails more often.",
                                "Make it 1 or 3."),
                        at(6, "heap.broker", "is `lots`, which is not a heap size.", "Write 512m or 4g."),
                        at(9, "topics[0].partitions", "is 0, which is out of range.", "Give a number from 1 to 10000."),
                        at(10, "topics[1].name", "is `calls`, as that of a topic above.", "Keep one of them."),
                        at(11, "rack", "is not a field of the spec.", "Did you mean `racks`?"));
    }

    @Test
    void theMessageHasEveryProblem() {
        assertThat(new InvalidSpec(problems("brokers: 0\nborkers: 3")))
                .hasMessage("cluster.yaml:1: brokers: is 0, which is out of range. Give a number from 1 to 99.\n"
                        + "cluster.yaml:2: borkers: is not a field of the spec. Did you mean `brokers`?");
    }

    @Test
    void aProblemOfTheCommandLineIsReportedWithItsOption() {
        SpecSource source = SpecSource.of("cluster.yaml", "mode: zookeeper\nlocal:\n  portOffset: 10")
                .with("--kafka-version", "version", "4.3.1")
                .with("--port-offset", "local.portOffset", "99999")
                .with("--profile", "profile", "prodction");

        assertThat(problems(source))
                .containsExactlyInAnyOrder(
                        new Problem(
                                "version",
                                "--kafka-version",
                                "is 4.3.1, and Kafka 4 has no ZooKeeper mode any more.",
                                "Take version 3.9.2, or mode kraft."),
                        new Problem(
                                "local.portOffset",
                                "--port-offset",
                                "is 99999, which is out of range.",
                                "Give a number from 0 to 50000."),
                        new Problem(
                                "profile",
                                "--profile",
                                "is `prodction`, which is not known.",
                                "Did you mean `production`?"));
    }

    @Test
    void anOptionReplacesAnInvalidValueOfTheDocument() {
        SpecSource source = SpecSource.of("cluster.yaml", "mode: raft").with("--mode", "mode", "zookeeper");

        assertThat(ClusterSpecReader.read(source).mode()).isEqualTo(Mode.ZOOKEEPER);
    }
}
