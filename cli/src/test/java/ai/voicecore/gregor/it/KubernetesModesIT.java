package ai.voicecore.gregor.it;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.testing.KubernetesNamespace;
import ai.voicecore.gregor.testing.TestHome;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Other shapes of the cluster, one after the other in one namespace. */
@Timeout(900)
class KubernetesModesIT {
    @RegisterExtension
    static final KubernetesNamespace NAMESPACE = KubernetesNamespace.of("it-modes");

    @AfterEach
    void nothingIsLeft() {
        NAMESPACE.run("down", "--delete-data", "--yes");
    }

    @Test
    void zookeeperAndItsBrokers() {
        assertThat(NAMESPACE
                        .deploy("mode: zookeeper\nregistry: {enabled: false}\n")
                        .expect(0)
                        .out())
                .contains("zookeeper-ensemble", "12 of 12 checks hold");
    }

    @Test
    void controllersOfTheirOwn() {
        assertThat(NAMESPACE
                        .deploy("controllers: dedicated\nregistry: {enabled: false}\nconnect: {enabled: false}\n")
                        .expect(0)
                        .out())
                .contains("11 of 11 checks hold", "6 of 6 nodes ready");
    }

    @Test
    void oneNodeOnOneHost() {
        assertThat(NAMESPACE
                        .deploy("brokers: 1\nregistry: {enabled: false}\nconnect: {enabled: false}\n")
                        .expect(0)
                        .out())
                .contains("11 of 11 checks hold");
    }

    /** Every manifest in the repository is what the API server takes, in a namespace of the restricted level. */
    @Test
    void theFilesInTheRepositoryPassTheApiServer() throws IOException {
        Path files = TestHome.target().resolve("../../kubernetes/kafka").normalize();
        List<Path> manifests;
        try (Stream<Path> listed = Files.list(files)) {
            manifests = listed.filter(file -> !file.endsWith("namespace.yaml"))
                    .sorted()
                    .toList();
        }

        assertThat(manifests).isNotEmpty().allSatisfy(KubernetesModesIT::passes);
    }

    private static void passes(Path file) {
        KubernetesClient client = NAMESPACE.client();
        try (var yaml = Files.newInputStream(file)) {
            for (HasMetadata object : client.load(yaml).items()) {
                object.getMetadata().setNamespace(NAMESPACE.name());
                assertThat(client.resource(object).dryRun().create())
                        .as(file.toString())
                        .isNotNull();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
