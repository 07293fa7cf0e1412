package ai.voicecore.gregor.platform.kubernetes.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.testing.Clusters;
import ai.voicecore.gregor.topology.KubernetesPlacement;
import ai.voicecore.gregor.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code kubernetes/kafka} has the rendered manifests of VoiceCore's example; {@code -Dkubernetes.rewrite=true} writes
 * them again.
 */
class ManifestFilesTest {
    private static final Path DIRECTORY = Path.of("..", "kubernetes", "kafka");
    private static final String CLUSTER_ID = "J7s9yDmDNlSZbWNOS5Dp0g";

    @Test
    void theFilesInTheRepositoryAreTheRenderedOnes() throws IOException {
        Map<String, String> rendered = new TreeMap<>(files("mode: zookeeper"));
        // Objects of both modes are rendered with the default mode and fit both.
        rendered.putAll(files(""));
        if (Boolean.getBoolean("kubernetes.rewrite")) {
            Files.createDirectories(DIRECTORY);
            for (Map.Entry<String, String> file : rendered.entrySet()) {
                Files.writeString(DIRECTORY.resolve(file.getKey()), file.getValue());
            }
        }

        Map<String, String> present = new TreeMap<>();
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                present.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        assertThat(present).isEqualTo(rendered);
    }

    @Test
    void registryAndNamespaceAreTheSameInBothModes() throws IOException {
        for (String file : new String[] {"namespace.yaml", "schema-registry.yaml"}) {
            assertThat(files("").get(file)).isEqualTo(files("mode: zookeeper").get(file));
        }
    }

    private static Map<String, String> files(String yaml) throws IOException {
        String example = Files.readString(Path.of("..", "examples", "voicecore", "cluster.yaml"));
        ClusterSpec spec = Clusters.spec(example + "platform: kubernetes\n" + yaml);
        return ManifestFiles.of(Topology.of(spec, CLUSTER_ID, new KubernetesPlacement(spec)), "gregor:" + version());
    }

    /** The version of the project, which is the tag of the image. */
    private static String version() throws IOException {
        Matcher matcher = Pattern.compile("<artifactId>gregor</artifactId>\\s*<version>([^<]+)</version>")
                .matcher(Files.readString(Path.of("..", "pom.xml")));
        if (!matcher.find()) {
            throw new AssertionError("no version in pom.xml");
        }
        return matcher.group(1);
    }
}
