package ai.voicecore.gregor.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.voicecore.gregor.spec.InvalidSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class TargetOptionTest {
    @TempDir
    private Path directory;

    @CommandLine.Command
    private static final class Holder {
        @CommandLine.Mixin
        private TargetOption option = new TargetOption();
    }

    private static TargetOption parsed(String... arguments) {
        Holder holder = new Holder();
        new CommandLine(holder).parseArgs(arguments);
        return holder.option;
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("client.properties"), text);
    }

    private TargetOption.Foreign foreign(String text) throws IOException {
        return parsed(
                        "--bootstrap-servers",
                        "kafka:9092",
                        "--command-config",
                        file(text).toString())
                .foreign()
                .orElseThrow();
    }

    @Test
    void withoutAnAddressAClusterOfGregorIsUsed() {
        assertThat(parsed("--name", "calls").foreign()).isEmpty();
        assertThat(parsed("--name", "calls").own().name()).contains("calls");
    }

    @Test
    void anAddressAloneMeansNoEncryptionAndNoLogin() {
        TargetOption.Foreign way =
                parsed("--bootstrap-servers", "a:9092,[::1]:9093").foreign().orElseThrow();

        assertThat(way.access()).hasToString("a:9092,[::1]:9093 (PLAINTEXT)");
        assertThat(way.options().words()).isEqualTo("--bootstrap-servers a:9092,[::1]:9093");
    }

    @ParameterizedTest
    @CsvSource({"--name,calls", "--on,local", "--namespace,kafka"})
    void anAddressCannotBeCombinedWithAClusterOfGregor(String option, String value) {
        assertThatThrownBy(() ->
                        parsed("--bootstrap-servers", "a:9092", option, value).foreign())
                .isInstanceOf(InvalidSpec.class)
                .hasMessageContaining("--bootstrap-servers")
                .hasMessageContaining(option);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a:", "a:b", "a:9092,", "a:9092 b:9092", "a:65536", "a:9092,b:99999"})
    void anAddressHasAHostAndAPort(String servers) {
        assertThatThrownBy(() -> parsed("--bootstrap-servers", servers).foreign())
                .isInstanceOf(InvalidSpec.class)
                .hasMessageContaining("which is no list of addresses");
    }

    @Test
    void aFileOfSettingsNeedsAnAddress() {
        assertThatThrownBy(() -> parsed("--command-config", "x.properties").foreign())
                .isInstanceOf(InvalidSpec.class)
                .hasMessageContaining("--bootstrap-servers");
    }

    @Test
    void settingsOfTheConnectionAreUsed() throws IOException {
        TargetOption.Foreign way = foreign("""
                # A comment.
                security.protocol = SASL_SSL
                sasl.mechanism=SCRAM-SHA-512
                sasl.jaas.config=org.example.Module required \\
                  username="u" password="a-Secret";
                ssl.truststore.location: /etc/trust.jks
                reconnect.backoff.ms=100
                com.example.own=1
                """);

        assertThat(way.access().kafka())
                .containsOnlyKeys(
                        "security.protocol",
                        "sasl.mechanism",
                        "sasl.jaas.config",
                        "ssl.truststore.location",
                        "reconnect.backoff.ms",
                        "com.example.own");
        assertThat(way.leftOut()).isEmpty();
        assertThat(way.toString()).doesNotContain("a-Secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acks",
                "enable.idempotence",
                "transactional.id",
                "isolation.level",
                "auto.offset.reset",
                "group.id",
                "key.serializer",
                "value.deserializer",
                "interceptor.classes",
                "bootstrap.servers",
                "request.timeout.ms",
                "retries",
                "client.id"
            })
    void settingsThatAResultDependsOnAreNotUsed(String name) throws IOException {
        TargetOption.Foreign way = foreign("security.protocol=SSL\n" + name + "=x\n");

        assertThat(way.access().kafka()).containsOnlyKeys("security.protocol");
        assertThat(way.leftOut()).containsExactly(name);
    }

    @Test
    void anInvalidFileIsReportedWithItsPath() throws IOException {
        assertThatThrownBy(() -> foreign("brokers: 3\nmode: kraft\n"))
                .isInstanceOf(InvalidSpec.class)
                .hasMessageContaining(directory.resolve("client.properties").toString())
                .hasMessageContaining("no setting that Kafka's clients know");
    }

    @Test
    void anUnreadableFileIsReportedWithItsPathButWithoutItsContent() {
        assertThatThrownBy(() -> parsed("--bootstrap-servers", "a:1", "--command-config", "/no/such/file")
                        .foreign())
                .isInstanceOf(InvalidSpec.class)
                .hasMessageContaining("is /no/such/file, which cannot be read: /no/such/file is not there");
        assertThatThrownBy(() -> foreign("ssl.key.password=\\uSecret\n"))
                .isInstanceOf(InvalidSpec.class)
                .hasMessageContaining("backslash")
                .hasMessageNotContaining("Secret");
    }
}
