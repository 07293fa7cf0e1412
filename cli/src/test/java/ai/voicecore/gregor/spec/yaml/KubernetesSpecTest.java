package ai.voicecore.gregor.spec.yaml;

import static ai.voicecore.gregor.spec.yaml.ReadSpec.at;
import static ai.voicecore.gregor.spec.yaml.ReadSpec.problems;
import static ai.voicecore.gregor.spec.yaml.ReadSpec.spec;
import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.spec.ExternalAccess;
import ai.voicecore.gregor.spec.KubernetesSpec;
import ai.voicecore.gregor.spec.Problem;
import ai.voicecore.gregor.spec.SizeSpec;
import ai.voicecore.gregor.spec.Spread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KubernetesSpecTest {
    @Test
    void productionHasTheDocumentedSizes() {
        KubernetesSpec kubernetes = spec("platform: kubernetes").kubernetes();

        assertThat(kubernetes.broker()).isEqualTo(new SizeSpec(4000, 8 * 1024, 100 * 1024));
        assertThat(kubernetes.zookeeper()).isEqualTo(new SizeSpec(1000, 2 * 1024, 10 * 1024));
        assertThat(kubernetes.namespace()).isEqualTo("kafka");
        assertThat(kubernetes.spread()).isEqualTo(Spread.REQUIRED);
    }

    @Test
    void sizesAreWrittenInTheNotationOfKubernetes() {
        assertThat(spec("kubernetes: {broker: {cpu: 1500m, memory: 12Gi, storage: 2Ti}}")
                        .kubernetes()
                        .broker())
                .isEqualTo(new SizeSpec(1500, 12 * 1024, 2 * 1024 * 1024));
    }

    @Test
    void memoryFollowsALargerHeap() {
        assertThat(spec("platform: kubernetes\nheap: {broker: 6g}")
                        .kubernetes()
                        .broker()
                        .memoryMebibytes())
                .isEqualTo(12 * 1024);
    }

    @Test
    void externalListenersAreRead() {
        assertThat(spec("listeners: {external: nodePort}").listeners().external())
                .isEqualTo(ExternalAccess.NODEPORT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kubernetes: {namespace: Kafka} | kubernetes.namespace | is `Kafka`, which Kubernetes does not"
                        + " take for a name. | Use lower-case letters, digits and dashes.",
                "kubernetes: {storageClass: a_b} | kubernetes.storageClass | is `a_b`, which Kubernetes does"
                        + " not take for a name. | Use lower-case letters, digits and dashes.",
                "kubernetes: {spread: never} | kubernetes.spread | is `never`, which is not known. | Choose one"
                        + " of: required, preferred.",
                "kubernetes: {broker: {cpu: lots}} | kubernetes.broker.cpu | is `lots`, which is no amount of"
                        + " processors. | Write 4 or 500m.",
                "kubernetes: {broker: {cpu: 0}} | kubernetes.broker.cpu | is `0`, which is no amount of"
                        + " processors. | Write 4 or 500m.",
                "kubernetes: {broker: {memory: 8g}} | kubernetes.broker.memory | is `8g`, which is not a size."
                        + " | Write 512Mi or 8Gi.",
                "kubernetes: {registry: {storage: 1Gi}} | kubernetes.registry.storage | is not a field of the"
                        + " spec. | It is a field of `kubernetes.broker`, `kubernetes.controller`,"
                        + " `kubernetes.zookeeper`. Known here: cpu, memory.",
                "kubernetes: {image: 'a b'} | kubernetes.image | is `a b`, which is not the name of an image. |"
                        + " Write it as registry.example.com/gregor:0.1.0.",
                "listeners: {external: nodeport, nodePort: 80} | listeners.nodePort | is 80, which is out of"
                        + " range. | Give a number from 1024 to 65535.",
                "listeners: {external: loadBalancer} | listeners.domain | is missing: a broker must know the"
                        + " name of its load balancer before it starts. | Give a domain in which you, or"
                        + " external-dns, make a name for each broker."
            })
    void impossibleValuesAreReportedWithARemedy(String yaml, String path, String sentence, String remedy) {
        assertThat(problems(yaml).getFirst()).satisfies(problem -> {
            assertThat(problem.path()).isEqualTo(path);
            assertThat(problem.sentence()).isEqualTo(sentence);
            assertThat(problem.remedy()).asString().isEqualTo(remedy);
        });
    }

    @Test
    void aPodNeedsMoreMemoryThanItsHeap() {
        assertThat(problems("platform: kubernetes\nheap: {broker: 8g}\nkubernetes: {broker: {memory: 8Gi}}"))
                .containsExactly(at(
                        3,
                        "kubernetes.broker.memory",
                        "is 8Gi for a heap of 8192 MiB: the pod would need more memory, and be killed.",
                        "Give at least 8384Mi, or a smaller heap."));
    }

    @ParameterizedTest
    @CsvSource({
        "'cpu: 1m', kubernetes.broker.cpu, Give at least 20m.",
        "'storage: 1Mi', kubernetes.broker.storage, Give at least 256Mi."
    })
    void aPodThatIsTooSmallForAnIdleNodeIsRefused(String size, String path, String remedy) {
        assertThat(problems("platform: kubernetes\nkubernetes: {broker: {" + size + "}}"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.path()).isEqualTo(path);
                    assertThat(problem.remedy()).asString().isEqualTo(remedy);
                });
    }

    @Test
    void aNodePortNeedsAHostForEachBroker() {
        assertThat(problems("listeners: {external: nodePort}\nkubernetes: {spread: preferred}"))
                .extracting(Problem::path)
                .containsExactly("listeners.external");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://r/x:1", "UPPER/Case", "x:", "repo/x:latest@sha256:abc", "/x", "x//y"})
    void anInvalidNameOfAnImageIsRefused(String image) {
        assertThat(problems("platform: kubernetes\nkubernetes: {image: '" + image + "'}"))
                .extracting(Problem::path)
                .containsExactly("kubernetes.image");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gregor",
                "gregor:0.1.0",
                "localhost:5000/gregor:0.1.0",
                "[fd00::1]:5000/gregor",
                "Registry.Example.com/team/a__b-c.d:v1_X",
                "ghcr.io/x/y@sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
            })
    void validNamesOfImagesAreAccepted(String image) {
        assertThat(spec("kubernetes: {image: '" + image + "'}").kubernetes().image())
                .isEqualTo(image);
    }

    @Test
    void namesThatAreTooLongForDnsAreRefused() {
        assertThat(problems("kubernetes: {storageClass: " + "a".repeat(254) + "}"))
                .extracting(Problem::path)
                .containsExactly("kubernetes.storageClass");
    }
}
