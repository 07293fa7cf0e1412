package ai.voicecore.gregor.check;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.testing.Clusters;
import ai.voicecore.gregor.testing.GivenEvidence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksTest {
    @Test
    void kraftIsCheckedForItsQuorum() {
        assertThat(Checks.of(Clusters.spec("")))
                .extracting(Check::id)
                .containsExactly(
                        "nodes-running",
                        "listeners-reachable",
                        "kraft-quorum",
                        "topics-as-declared",
                        "produce-consume",
                        "schema-registry",
                        "connect",
                        "partitions-healthy",
                        "storage",
                        "capacity",
                        "versions");
    }

    @Test
    void zooKeeperIsCheckedForItsEnsembleAndNothingIsCheckedThatIsNotThere() {
        assertThat(Checks.of(Clusters.spec("mode: zookeeper\nregistry: {enabled: false}\nconnect: {enabled: false}")))
                .extracting(Check::id)
                .contains("zookeeper-ensemble")
                .doesNotContain("kraft-quorum", "schema-registry", "connect");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "mode: zookeeper", "controllers: dedicated", "brokers: 1", "mode: zookeeper\nzookeepers: 1"})
    void aHealthyClusterPassesThemAll(String yaml) {
        assertThat(Checks.of(Clusters.spec(yaml))).allSatisfy(check -> {
            assertThat(check.examine(GivenEvidence.healthy(yaml)).findings())
                    .as(check.id())
                    .isEmpty();
            assertThat(check.title()).matches("[a-zA-Z].*[^.]");
            assertThat(check.remedyIfUnreachable()).asString().isNotBlank();
        });
    }
}
