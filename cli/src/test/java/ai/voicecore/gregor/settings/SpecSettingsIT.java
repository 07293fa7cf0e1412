package ai.voicecore.gregor.settings;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.Problem;
import ai.voicecore.gregor.testing.Clusters;
import ai.voicecore.gregor.testing.Releases;
import ai.voicecore.gregor.topology.Node;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Specs that are validated by real releases. */
@Timeout(300)
class SpecSettingsIT {
    private static final String NEWEST = "mode: kraft\n";
    private static final String ZOOKEEPER = "mode: zookeeper\n";

    private static List<Problem> problems(String yaml) {
        ClusterSpec spec = Clusters.spec(yaml);
        return new SpecSettings(spec, Releases.settings(spec.version()))
                .problems(Clusters.topology(spec).nodes().stream()
                        .filter(node -> node.role().isBroker() || node.role().isController())
                        .<Map<String, String>>map(Node::kafkaProperties)
                        .toList());
    }

    private static Problem only(String yaml) {
        List<Problem> problems = problems(yaml);
        assertThat(problems).as(yaml).hasSize(1);
        return problems.getFirst();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "retention.ms | 7d | Write 604800000.",
                "retention.ms | 7 days | Write 604800000.",
                "retention.ms | 1_000 | Write 1000.",
                "retention.ms | 1e3 | Write 1000.",
                "retention.ms | 0x10 | Write 16.",
                "retention.ms | 1000.0 | Write 1000.",
                "retention.ms | forever | Write -1.",
                "retention.bytes | 1GiB | Write 1073741824.",
                "segment.bytes | 512m | Write 536870912.",
                "preallocate | yes | Write true.",
                "preallocate | off | Write false.",
                "min.cleanable.dirty.ratio | 50% | Write 0.5.",
                "compression.type | GZIP | Write gzip.",
                "cleanup.policy | Compact,Delete | Write compact,delete.",
                "cleanup.policy | compact;delete | Write compact,delete.",
                "message.timestamp.type | createTime | Write CreateTime.",
                "retention.ms | soon | Correct it, or remove it: then the default is used.",
                "min.cleanable.dirty.ratio | 2 | Correct it, or remove it: then the default is used.",
            })
    void anInvalidValueOfATopicIsRefusedWithASuggestion(String name, String value, String remedy) {
        for (String mode : List.of(NEWEST, ZOOKEEPER)) {
            Problem problem = only(mode + "topics: [{name: calls, config: {" + name + ": \"" + value + "\"}}]");

            assertThat(problem.path()).isEqualTo("topics[0].config." + name);
            assertThat(problem.sentence()).startsWith("is `" + value + "`, which Kafka ");
            assertThat(problem.remedy()).asString().isEqualTo(remedy);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cleanup.policy: [compact, delete]",
                "cleanup.policy: 'compact, delete'",
                "min.cleanable.dirty.ratio: 0.50",
                "preallocate: False",
                "retention.ms: 0604800000",
                "retention.ms: -1",
                "leader.replication.throttled.replicas: '*'",
                "min.compaction.lag.ms: 5, max.compaction.lag.ms: 10",
            })
    void validSettingsAreAccepted(String config) {
        for (String mode : List.of(NEWEST, ZOOKEEPER)) {
            assertThat(problems(mode + "topics: [{name: calls, config: {" + config + "}}]"))
                    .isEmpty();
        }
    }

    @Test
    void invalidCombinationsOfSettingsAreRefused() {
        Problem lags = only("topics: [{name: calls, config: {min.compaction.lag.ms: 10, max.compaction.lag.ms: 5}}]");
        assertThat(lags.path()).startsWith("topics[0].config.m");
        assertThat(lags.sentence()).contains("min.compaction.lag.ms (10) > max.compaction.lag.ms (5)");

        Problem waits = only("config: {replica.fetch.wait.max.ms: 60000}");
        assertThat(waits.path()).isEqualTo("config.replica.fetch.wait.max.ms");
        assertThat(waits.sentence()).contains("replica.socket.timeout.ms should always be at least");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "log.retension.ms | is not a setting that Kafka 4.3.1 knows. | Did you mean `log.retention.ms`?",
                "segment.ms | is a topic's setting, | `log.roll.ms`",
                "retention.ms | is a topic's setting, | `log.retention.ms`",
                "max.message.bytes | is a topic's setting, | `message.max.bytes`",
                "max.request.size | is a producer's setting, | set it in the client",
                "fetch.max.wait.ms | is a consumer's setting, | set it in the client",
                "offset.storage.topic | is a Connect worker's setting, | set it in the client",
                "zookeeper.session.timeout.ms | is a setting of Kafka 3; | Remove it",
                "inter.broker.protocol.version | is a setting of Kafka 3; | Remove it",
                "my.own.thing | is not a setting that Kafka 4.3.1 knows. | unknownConfig",
                "listener.name.clients.max.connections | is not a setting that | unknownConfig",
                "Log.Retention.Ms | is not a name that can be passed to a node | Correct it",
            })
    void anUnknownNameOfABrokerSettingIsRefusedWithASuggestion(String name, String sentence, String remedy) {
        Problem problem = only("config: {" + name + ": 60000}");

        assertThat(problem.path()).isEqualTo("config." + name);
        assertThat(problem.sentence()).contains(sentence);
        assertThat(problem.remedy()).asString().contains(remedy);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "log.retention.ms | is a broker's setting, | `retention.ms`",
                "log.retention.hours | is a broker's setting, | `retention.ms`, in milliseconds",
                "message.max.bytes | is a broker's setting, | `max.message.bytes`",
                "num.network.threads | is a broker's setting, | the whole spec",
                "retention.msec | is not a setting of topics | Did you mean `retention.ms`?",
                "acks | is a producer's setting, | set it in the client",
                "message.format.version | is a setting of Kafka 3; | Remove it",
            })
    void anUnknownNameOfATopicSettingIsRefusedWithASuggestion(String name, String sentence, String remedy) {
        Problem problem = only("topics: [{name: calls, config: {" + name + ": 1}}]");

        assertThat(problem.path()).isEqualTo("topics[0].config." + name);
        assertThat(problem.sentence()).contains(sentence);
        assertThat(problem.remedy()).asString().contains(remedy);
    }

    @Test
    void settingsOfAnOlderReleaseAreAcceptedForThatRelease() {
        assertThat(problems(ZOOKEEPER + "config: {zookeeper.session.timeout.ms: 9000}\n"
                        + "topics: [{name: calls, config: {segment.bytes: 524288,"
                        + " message.downconversion.enable: false}}]"))
                .isEmpty();
        assertThat(only("topics: [{name: calls, config: {segment.bytes: 524288}}]")
                        .sentence())
                .contains("must be at least 1048576");
    }

    @Test
    void settingsOfPlugInsAreAccepted() {
        assertThat(problems("""
                        config:
                          listener.name.client.ssl.client.auth: none
                          listener.name.client.plain.sasl.jaas.config: x required;
                          super.users: User:admin
                          rsm.config.chunk.size: 4
                          config.providers: file
                          config.providers.file.class: org.apache.kafka.common.config.provider.FileConfigProvider
                          config.providers.file.param.allowed.paths: /etc
                          cruise.control.metrics.topic: metrics
                        """)).isEmpty();
        String image = "platform: kubernetes\nkubernetes: {image: example.com/kafka:1}\n";
        assertThat(problems(image + "config: {metric.reporters: com.example.Reporter, com.example.rate: 5}"))
                .isEmpty();
        assertThat(only(image + "config: {metric.reporters: com.example.Reporter, log.retension.ms: 5}")
                        .path())
                .isEqualTo("config.log.retension.ms");
    }

    @ParameterizedTest
    @CsvSource({
        "metric.reporters, com.example.Reporter, Class com.example.Reporter could not be found.",
        "authorizer.class.name, com.example.Policies, Class com.example.Policies could not be found.",
        "authorizer.class.name, kafka.security.authorizer.AclAuthorizer, Class kafka.security.authorizer.AclAuthorizer",
        "principal.builder.class, com.example.Names, Class com.example.Names could not be found."
    })
    void aPlugInThatTheReleaseDoesNotHaveIsRefused(String name, String type, String reason) {
        Problem problem = only("config: {" + name + ": " + type + "}");

        assertThat(problem.path()).isEqualTo("config." + name);
        assertThat(problem.sentence()).contains(reason);
    }

    @Test
    void plugInsOfTheReleaseAreAccepted() {
        assertThat(problems("config: {metric.reporters: org.apache.kafka.common.metrics.JmxReporter,"
                        + " authorizer.class.name: org.apache.kafka.metadata.authorizer.StandardAuthorizer}"))
                .isEmpty();
        assertThat(problems(ZOOKEEPER + "config: {authorizer.class.name: kafka.security.authorizer.AclAuthorizer}"))
                .isEmpty();
    }

    @Test
    void anUnknownNameIsAcceptedInUnknownConfig() {
        assertThat(problems(
                        "config: {my.own.thing: 5, their.a: 1, their.b: 2}\nunknownConfig: [my.own.thing, their.*]"))
                .isEmpty();
        assertThat(only("config: {my.own.thing: 5}\nunknownConfig: [my.own.thing, other]")
                        .path())
                .isEqualTo("unknownConfig");
    }

    @Test
    void aSecretIsNotShown() {
        assertThat(problems("config: {ssl.keystore.password: secret, log.retention.ms: 7d}").stream()
                        .map(Problem::toString)
                        .collect(Collectors.joining()))
                .contains("604800000")
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "platform: local",
                "platform: kubernetes",
                "platform: kubernetes\ncontrollers: dedicated\nlisteners: {external: nodePort}",
                "mode: zookeeper",
                "platform: kubernetes\nmode: zookeeper",
                "version: 3.9.2\nprofile: production\ncontrollers: dedicated",
                "local: {host: \"::1\"}",
                "mode: zookeeper\nlocal: {host: \"::1\"}",
            })
    void settingsThatGregorAddsAreAccepted(String yaml) {
        assertThat(problems(yaml + "\nconfig: {log.retention.ms: 60000}")).isEmpty();
    }

    /** A text is a reference only if its provider is declared; otherwise Kafka uses the text itself (KIP-421). */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "config: {num.io.threads: '${env:THREADS}'} | config.num.io.threads | refers to the config provider `env`",
                "config: {ssl.keystore.location: '${file:/etc/kafka/x:key}'} | config.ssl.keystore.location |"
                        + " refers to the config provider `file`",
                "config: {log.retention.hours: '${HOURS}'} | config.log.retention.hours | is `${HOURS}`, which Kafka",
                "config: {config.providers.env.class: 'org.apache.kafka.common.config.provider.EnvVarConfigProvider'}"
                        + " | config.config.providers.env.class | has no effect without `config.providers`.",
                "config: {listener.name.client.num.network.threads: abc} |"
                        + " config.listener.name.client.num.network.threads | is `abc`, which Kafka",
                "config: {num.io.threads: 4, log.retention.hours: 0} | config.log.retention.hours | conflicts with",
                "config: {kafka.metrics.reporters: com.acme.Reporter} | config.kafka.metrics.reporters | is"
                        + " `com.acme.Reporter`",
                "config: {metric.reporters: com.acme.CruiseControlMetricsReporter} | config.metric.reporters |"
                        + " is `com.acme.CruiseControlMetricsReporter`"
            })
    void settingsThatANodeWouldRefuseAreRefusedWithTheirPath(String yaml, String path, String sentence) {
        Problem problem = only(NEWEST + yaml);

        assertThat(problem.path()).isEqualTo(path);
        assertThat(problem.sentence()).startsWith(sentence);
        assertThat(problem.remedy()).asString().doesNotContain("cruisecontrol");
    }

    @Test
    void valuesOfAProviderAreNotValidated() {
        assertThat(problems(NEWEST + "config: {num.io.threads: '${env:THREADS}', config.providers: env,"
                        + " config.providers.env.class:"
                        + " 'org.apache.kafka.common.config.provider.EnvVarConfigProvider'}"))
                .isEmpty();
    }
}
