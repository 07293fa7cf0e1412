package ai.voicecore.gregor.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.voicecore.gregor.testing.KubernetesNamespace;
import ai.voicecore.gregor.testing.OnKubernetes;
import ai.voicecore.gregor.testing.TestHome;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A cluster from the rendered files only, applied in the documented order, with a port for clients outside. */
@Timeout(600)
@TestMethodOrder(OrderAnnotation.class)
@Tag("long")
@OnKubernetes
class KubernetesFilesIT {
    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final int PARTITIONS = 6;
    private static final int NODE_PORT = 31_000 + RandomGenerator.getDefault().nextInt(1_000);
    private static final String SPEC = "listeners: {external: nodePort, nodePort: " + NODE_PORT + "}\n"
            + "topics: [{name: calls, partitions: " + PARTITIONS + "}]\n";

    @RegisterExtension
    static final KubernetesNamespace NAMESPACE = KubernetesNamespace.of("it-files");

    @Test
    @Order(1)
    void theFilesCreateAClusterInTheDocumentedOrder() throws IOException {
        Path files = NAMESPACE.render(SPEC);

        for (String file : List.of(
                "kafka-kraft-statefulset.yaml", "schema-registry.yaml", "kafka-connect.yaml", "kafka-topics.yaml")) {
            for (HasMetadata object : read(files.resolve(file))) {
                client().resource(object).create();
            }
        }

        Job topics = job(files);
        awaitEnd(topics);
        assertThat(logs(topics)).contains("The registry's compatibility is BACKWARD.");
    }

    @Test
    @Order(2)
    void theChecksHoldInAPodOfTheCluster() throws IOException {
        Job topics = job(NAMESPACE.render(SPEC));
        Job checks = new JobBuilder(topics)
                .editMetadata()
                .withName("kafka-validate")
                .endMetadata()
                .editSpec()
                .editTemplate()
                .editSpec()
                .editFirstContainer()
                .withArgs(topics.getSpec().getTemplate().getSpec().getContainers().getFirst().getArgs().stream()
                        .map(argument -> argument.equals("finish") ? "validate" : argument)
                        .toList())
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
        client().resource(checks).create();

        awaitEnd(checks);
        assertThat(logs(checks)).contains("11 of 11 checks hold");
    }

    @Test
    @Order(3)
    void aClientOutsideOfTheClusterReachesEveryPartition() {
        String said = NAMESPACE.outside(NODE_PORT, "calls");

        for (int partition = 0; partition < PARTITIONS; partition++) {
            assertThat(said).contains("sent " + partition + " through", "read " + partition + ": from outside");
        }
    }

    /** A user who changes from manifests to the command line has the same cluster as if Gregor had deployed it. */
    @Test
    @Order(4)
    void deployAdoptsTheClusterAndChangesNothing() {
        Map<String, String> pods = NAMESPACE.pods();
        assertThat(NAMESPACE.deploy(SPEC, "--dry-run").expect(0).out()).isEqualTo("""
                        - save that the quorum of kafka-kraft-0, kafka-kraft-1, kafka-kraft-2 has formed
                        - save the spec
                        """);
        NAMESPACE.deploy(SPEC, "--no-validate").expect(0);
        assertThat(NAMESPACE.pods()).isEqualTo(pods);

        assertThat(NAMESPACE.run("validate").expect(0).out()).contains("14 of 14 checks hold");
    }

    /** The API server accepts every manifest in the repository, in a namespace with the restricted level. */
    @Test
    @Order(5)
    void theApiServerAcceptsTheFilesInTheRepository() throws IOException {
        Path files = TestHome.target().resolve("../../kubernetes/kafka").normalize();
        List<Path> manifests;
        try (var listed = Files.list(files)) {
            manifests = listed.filter(file -> !file.endsWith("namespace.yaml"))
                    .sorted()
                    .toList();
        }

        assertThat(manifests).hasSize(6);
        for (Path manifest : manifests) {
            for (HasMetadata object : read(manifest)) {
                object.getMetadata().setNamespace(NAMESPACE.name());
                object.getMetadata().setName("dry-" + object.getMetadata().getName());
                assertThat(client().resource(object).dryRun().create())
                        .as(manifest.toString())
                        .isNotNull();
            }
        }
    }

    private static List<HasMetadata> read(Path file) throws IOException {
        try (InputStream yaml = Files.newInputStream(file)) {
            return client().load(yaml).items();
        }
    }

    private static Job job(Path files) throws IOException {
        return read(files.resolve("kafka-topics.yaml")).stream()
                .filter(Job.class::isInstance)
                .map(Job.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static void awaitEnd(Job job) {
        await("Job " + job.getMetadata().getName() + " ends well")
                .atMost(TIMEOUT)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> Integer.valueOf(1)
                        .equals(client().resource(job).get().getStatus().getSucceeded()));
    }

    private static String logs(Job job) {
        return client().batch()
                .v1()
                .jobs()
                .inNamespace(NAMESPACE.name())
                .withName(job.getMetadata().getName())
                .getLog();
    }

    private static KubernetesClient client() {
        return NAMESPACE.client();
    }
}
