package ai.voicecore.gregor.platform.kubernetes.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.testing.Clusters;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Topology;
import io.fabric8.kubernetes.api.model.EnvVar;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PodEnvironmentTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "profile: local",
                "brokers: 1",
                "brokers: 5",
                "brokers: 13",
                "mode: zookeeper",
                "mode: zookeeper\nzookeepers: 9\nbrokers: 12",
                "controllers: dedicated",
                "controllers: dedicated\ncontrollerCount: 5",
                "connect: {workers: 3}",
                "listeners: {external: nodePort}",
                "listeners: {external: loadBalancer, domain: example.com}",
                "kubernetes: {namespace: kafka-kraft-0}"
            })
    void eachPodGetsTheEnvironmentOfItsNode(String yaml) {
        Topology topology = Clusters.topology("platform: kubernetes\n" + yaml);

        for (Workload workload : Workload.of(topology)) {
            Map<String, String> template = PodEnvironment.template(workload.nodes());
            for (Node node : workload.nodes()) {
                Map<String, String> got = new TreeMap<>();
                template.forEach((name, value) -> got.put(name, PodEnvironment.resolve(value, node)));

                assertThat(got).as(node.name()).isEqualTo(node.environment());
            }
        }
    }

    @Test
    void variablesAreDefinedBeforeTheirReferences() {
        Workload brokers =
                Workload.of(Clusters.topology("platform: kubernetes")).getFirst();

        List<EnvVar> environment = PodEnvironment.of(brokers.nodes(), Map.of("GREGOR_LOG", "console"));

        assertThat(environment.subList(0, 3))
                .extracting(EnvVar::getName)
                .containsExactly("POD_NAME", "POD_INDEX", "ZONE");
        assertThat(environment).extracting(EnvVar::getName).contains("GREGOR_LOG", "KAFKA_NODE_ID");
    }

    /** Kubernetes replaces two dollar signs with one everywhere, and {@code $(NAME)} with the value of a variable. */
    @ParameterizedTest
    @CsvSource({
        "a $(POD_NAME) b, a $$(POD_NAME) b",
        "a $(HOST_IP) b, a $$(HOST_IP) b",
        "pa$$word, pa$$$word",
        "x$$(POD_NAME)y, x$$$$(POD_NAME)y",
        "${env:SECRET}$, ${env:SECRET}$"
    })
    void valuesOfUsersContainNoReferences(String written, String template) {
        Workload brokers = Workload.of(
                        Clusters.topology("platform: kubernetes\nconfig: {sasl.jaas.config: '" + written + "'}"))
                .getFirst();

        assertThat(PodEnvironment.template(brokers.nodes())).containsEntry("KAFKA_SASL_JAAS_CONFIG", template);
        assertThat(PodEnvironment.resolve(template, brokers.nodes().getFirst())).isEqualTo(written);
    }
}
