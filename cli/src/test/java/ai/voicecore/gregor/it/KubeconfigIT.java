package ai.voicecore.gregor.it;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.testing.CommandLine;
import ai.voicecore.gregor.testing.FreePorts;
import ai.voicecore.gregor.testing.Kubeconfigs;
import ai.voicecore.gregor.testing.OnThisMachine;
import ai.voicecore.gregor.testing.TestHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kubernetes cannot be reached. */
@Timeout(120)
@OnThisMachine
// JUnit lets the first class wait for its locks and then gives it no thread until all others ran; this one waits for
// none.
@Order(1)
class KubeconfigIT {
    private final CommandLine gregor = new CommandLine(TestHome.path());

    @ParameterizedTest
    @ValueSource(strings = {"deploy", "validate", "status"})
    void withoutAKubeconfigNothingIsDone(String command) {
        Path missing = TestHome.target().resolve("no-such-kubeconfig");

        assertThat(gregor.withKubeconfig(missing)
                        .run(List.of(command, "--on", "kubernetes"))
                        .expect(2)
                        .err())
                .contains("There is no kubeconfig: KUBECONFIG is " + missing, "Set KUBECONFIG to the file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"deploy", "validate", "status"})
    void anApiServerThatDoesNotAnswerIsReported(String command) throws IOException {
        String server = "https://127.0.0.1:" + (9092 + FreePorts.offset());

        assertThat(gregor.withKubeconfig(Kubeconfigs.write("unreachable", server, "", "none"))
                        .run(List.of(command, "--on", "kubernetes"))
                        .expect(4)
                        .err())
                .contains("The Kubernetes API server at " + server, "does not answer", "kubectl cluster-info");
    }

    @Test
    void anInvalidKubeconfigIsReported() throws IOException {
        Path file = Files.writeString(Kubeconfigs.write("broken", "", "", ""), "clusters: [\n");

        assertThat(gregor.withKubeconfig(file)
                        .run(List.of("status", "--on", "kubernetes"))
                        .expect(2)
                        .err())
                .contains("The kubeconfig cannot be used");
    }

    /** An unset variable of a shell is an empty name. The namespace of the kubeconfig is never used instead. */
    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "Upper"})
    void aNamespaceThatHasNoValidName(String namespace) throws IOException {
        Path kubeconfig = Kubeconfigs.write("any", "https://127.0.0.1:" + (9092 + FreePorts.offset()), "", "none");

        assertThat(gregor.withKubeconfig(kubeconfig)
                        .run(List.of("down", "--on", "kubernetes", "--namespace", namespace, "--delete-data", "--yes"))
                        .expect(2)
                        .err())
                .contains("`" + namespace + "` is not the name of a Kubernetes namespace");
    }
}
