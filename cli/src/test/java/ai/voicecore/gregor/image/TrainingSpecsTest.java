package ai.voicecore.gregor.image;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.runtime.InstalledRuntime;
import ai.voicecore.gregor.runtime.RuntimeId;
import ai.voicecore.gregor.runtime.jdk.Jdk;
import ai.voicecore.gregor.spec.ClusterSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrainingSpecsTest {
    private static final Jdk JDK_17 = new Jdk(Path.of("/jdk/17"), 17, "17.0.16", "17.0.16+8");
    private static final Jdk JDK_25 = new Jdk(Path.of("/jdk/25"), 25, "25.0.3", "25.0.3+9");

    @Test
    void eachProgramRunsOnTheJavaThatFitsBest() {
        assertThat(software("kafka-3.9.2", "kafka-4.3.1", "registry-3.3.3"))
                .extracting(each -> each.name() + " " + each.software().jdk().feature())
                .containsExactly(
                        "kafka-3.9.2-zookeeper 17",
                        "kafka-3.9.2-zookeeper-broker 17",
                        "kafka-3.9.2-connect 17",
                        "kafka-3.9.2-kraft 17",
                        "kafka-4.3.1-kraft 25",
                        "kafka-4.3.1-connect 25",
                        "registry-3.3.3 25");
    }

    @Test
    void everyProgramRunsInExactlyOneCluster() {
        List<ImageSoftware> software = software("kafka-3.9.2", "kafka-4.3.1", "registry-3.3.3");
        List<ClusterSpec> specs = TrainingSpecs.of(software);

        assertThat(specs)
                .extracting(spec -> spec.version() + " " + spec.mode())
                .containsExactly("3.9.2 ZOOKEEPER", "3.9.2 KRAFT", "4.3.1 KRAFT");
        assertThat(software)
                .allSatisfy(each -> assertThat(specs.stream().filter(spec -> TrainingSpecs.uses(spec, each)))
                        .as(each.name())
                        .hasSize(1));
    }

    @Test
    void withoutARegistryNoClusterHasOne() {
        assertThat(TrainingSpecs.of(software("kafka-4.3.1")))
                .noneMatch(spec -> spec.registry().enabled());
    }

    private static List<ImageSoftware> software(String... runtimes) {
        List<InstalledRuntime> installed = Stream.of(runtimes)
                .map(RuntimeId::parse)
                .map(id -> new InstalledRuntime(id, Path.of("/r", id.toString()), List.of()))
                .toList();
        return ImageSoftware.of(installed, List.of(), List.of(JDK_17, JDK_25));
    }
}
