package ai.voicecore.gregor.runtime.release;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.settings.Definitions;
import ai.voicecore.gregor.settings.Kind;
import ai.voicecore.gregor.settings.ReleaseSettings;
import ai.voicecore.gregor.testing.Releases;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigDef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings of Kafka 3.9 and 4, read from their own jars. */
@Timeout(300)
class InstalledSettingsIT {
    private static final String ZOOKEEPERS = "3.9.2";
    private static final String NEWEST = "4.3.1";

    private static Definitions topic(String version) {
        return Releases.settings(version).of(Kind.TOPIC);
    }

    @ParameterizedTest
    @ValueSource(strings = {ZOOKEEPERS, NEWEST})
    void theMessageOfTheReleaseIsShown(String version) {
        Definitions topic = topic(version);

        assertThat(topic.problem("retention.ms", "7d"))
                .hasValueSatisfying(words -> assertThat(words).contains("retention.ms"));
        assertThat(topic.problem("cleanup.policy", "compress")).isPresent();
        assertThat(topic.problem("min.cleanable.dirty.ratio", "1.5")).isPresent();
        assertThat(topic.problem("retention.ms", "-1")).isEmpty();
        assertThat(topic.problem(Map.of("min.compaction.lag.ms", "10", "max.compaction.lag.ms", "5")))
                .hasValueSatisfying(words -> assertThat(words).contains("max.compaction.lag.ms"));
        assertThat(topic.problem(Map.of("min.compaction.lag.ms", "5", "max.compaction.lag.ms", "10")))
                .isEmpty();
        assertThat(topic.type("retention.ms")).contains(ConfigDef.Type.LONG);
        assertThat(topic.type("log.retention.ms")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"3.9.2, true, true", "4.3.1, false, false"})
    void eachReleaseHasItsOwnNames(String version, boolean zooKeeper, boolean smallSegments) {
        Definitions broker = Releases.settings(version).of(Kind.BROKER);

        assertThat(broker.names().contains("zookeeper.session.timeout.ms")).isEqualTo(zooKeeper);
        assertThat(broker.names())
                .contains("log.retention.ms", "metric.reporters")
                .doesNotContain("retention.ms");
        // KIP-1030: at least 1 MiB from 4.0 on.
        assertThat(topic(version).problem(Map.of("segment.bytes", "524288")).isEmpty())
                .isEqualTo(smallSegments);
    }

    @ParameterizedTest
    @ValueSource(strings = {ZOOKEEPERS, NEWEST})
    void settingsOfABrokerAreValidatedTogether(String version) {
        Map<String, String> node = new TreeMap<>(Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                "0",
                "listeners",
                "CLIENT://127.0.0.1:9092,CONTROLLER://127.0.0.1:9093",
                "advertised.listeners",
                "CLIENT://127.0.0.1:9092",
                "listener.security.protocol.map",
                "CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "inter.broker.listener.name",
                "CLIENT",
                "controller.listener.names",
                "CONTROLLER",
                "controller.quorum.voters",
                "0@127.0.0.1:9093",
                "log.dirs",
                "/nowhere"));
        Definitions broker = Releases.settings(version).of(Kind.BROKER);

        assertThat(broker.problem(node)).isEmpty();
        node.put("replica.fetch.wait.max.ms", "60000");
        assertThat(broker.problem(node))
                .hasValueSatisfying(words -> assertThat(words).contains("replica.fetch.wait.max.ms"));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "QUOTA")
    void everyKindHasItsNames(Kind kind) {
        for (String version : new String[] {ZOOKEEPERS, NEWEST}) {
            ReleaseSettings settings = Releases.settings(version);

            assertThat(settings.version()).isEqualTo(version);
            assertThat(settings.of(kind).names()).hasSizeGreaterThan(20);
            assertThat(settings.of(kind)).isSameAs(settings.of(kind));
        }
    }

    @Test
    void theQuotasOfUsersClientsAndAddressesHaveOneListOfNames() {
        for (String version : new String[] {ZOOKEEPERS, NEWEST}) {
            assertThat(Releases.settings(version).of(Kind.QUOTA).names())
                    .contains("consumer_byte_rate", "request_percentage", "connection_creation_rate");
        }
    }

    /** Kafka logs when its classes are loaded, but only the command may print its output. */
    @Test
    void nothingIsWrittenToTheTerminal() {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
        try {
            for (String version : new String[] {ZOOKEEPERS, NEWEST}) {
                assertThat(Releases.settings(version).of(Kind.BROKER).problem(Map.of("listeners", "nonsense")))
                        .isPresent();
                assertThat(topic(version).problem("retention.ms", "7d")).isPresent();
            }
        } finally {
            System.setOut(out);
            System.setErr(err);
        }

        assertThat(written.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}
