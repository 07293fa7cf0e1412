package ai.voicecore.gregor.cli.option;

import static ai.voicecore.gregor.testing.Clusters.spec;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClusterOptionTest {
    @Test
    void theOnlyClusterNeedsNoName() {
        assertThat(words("name: voicecore", List.of("voicecore"))).isEmpty();
        assertThat(words("name: voicecore", List.of())).isEmpty();
    }

    @Test
    void severalClustersAndOtherNamesNeedTheOption() {
        assertThat(words("name: voicecore", List.of("old", "voicecore"))).isEqualTo("--name voicecore");
        assertThat(words("name: old", List.of("old"))).isEqualTo("--name old");
    }

    @Test
    void onKubernetesTheNamespaceIdentifiesTheCluster() {
        assertThat(words("platform: kubernetes", List.of("voicecore", "old"))).isEqualTo("--on kubernetes");
        assertThat(words("platform: kubernetes\nkubernetes: {namespace: calls}", List.of()))
                .isEqualTo("--on kubernetes --namespace calls");
    }

    private static String words(String yaml, List<String> known) {
        return ClusterOption.selecting(spec(yaml), known).words();
    }
}
