package ai.voicecore.gregor.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.InvalidSpec;
import ai.voicecore.gregor.spec.Profile;
import ai.voicecore.gregor.spec.yaml.ClusterSpecReader;
import ai.voicecore.gregor.spec.yaml.SpecSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Which spec is deployed: a command without a file does not reset a deployed cluster to the defaults. */
class SpecOptionsTest {
    private static final ClusterSpec OWN = spec("{name: calls, brokers: 5, config: {log.retention.hours: 8760}}");
    private static final ClusterSpec PLAIN = spec("{}");

    private static ClusterSpec spec(String yaml) {
        return ClusterSpecReader.read(SpecSource.of("test", yaml));
    }

    private static ClusterSpec chosen(ClusterSpec remembered, String... arguments) {
        return CommandLine.populateCommand(new SpecOptions(), arguments)
                .spec((name, described) -> Optional.of(remembered));
    }

    @Test
    void withoutADeployedClusterOptionsChangeTheDefaults() {
        SpecOptions options = CommandLine.populateCommand(new SpecOptions(), "--profile", "production");

        assertThat(options.spec((name, described) -> Optional.empty())).isEqualTo(spec("{profile: production}"));
    }

    @Test
    void aPipeIsReadOnlyOnce(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("pipe"), "name: calls");
        SpecOptions options = CommandLine.populateCommand(new SpecOptions(), "-f", file.toString());

        ClusterSpec described = options.spec((name, known) -> Optional.empty());
        Files.delete(file);

        assertThat(options.after(described, OWN).name()).isEqualTo("calls");
    }

    @Test
    void withoutAFileTheDeployedSpecIsUsed() {
        assertThat(chosen(OWN)).isEqualTo(OWN);
        assertThat(chosen(OWN, "--name", "calls")).isEqualTo(OWN);
    }

    @Test
    void aClusterWithAnotherNameIsNotUsed() {
        assertThat(chosen(OWN, "--name", "other")).isEqualTo(spec("{name: other}"));
    }

    @Test
    void optionsWithoutAFileDoNotResetADeployedSpec() {
        assertThatThrownBy(() -> chosen(OWN, "--profile", "production"))
                .isInstanceOfSatisfying(
                        InvalidSpec.class,
                        refused -> assertThat(refused.problems().getFirst().toString())
                                .contains("--file", "deployed from a spec of its own", "Name the spec with -f"));
    }

    @Test
    void aClusterThatWasDeployedWithOptionsIsChangedByOptions() {
        assertThat(chosen(PLAIN, "--profile", "production").profile()).isEqualTo(Profile.PRODUCTION);
        assertThat(chosen(spec("{mode: zookeeper}"), "--mode", "zookeeper")).isEqualTo(spec("{mode: zookeeper}"));
    }
}
