package ai.voicecore.gregor.check;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.check.Checks.LeftOut;
import ai.voicecore.gregor.testing.Clusters;
import ai.voicecore.gregor.testing.GivenEvidence;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksTest {
    @Test
    void aKraftClusterHasACheckOfItsQuorum() {
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
    void aZooKeeperClusterHasACheckOfItsEnsembleAndNoneOfDisabledServices() {
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

    /** Clusters that Gregor has not deployed: no remedy uses Gregor's commands for nodes. */
    @ParameterizedTest
    @ValueSource(strings = {"", "mode: zookeeper", "brokers: 1"})
    void theChecksThatReadOnlyTheBrokersHold(String yaml) {
        boolean kraft = !yaml.startsWith("mode");

        assertThat(Checks.ofBrokers(kraft, Checks.leftOut(kraft, true, true))).allSatisfy(check -> {
            assertThat(check.examine(GivenEvidence.healthy(yaml)).findings())
                    .as(check.id())
                    .isEmpty();
            assertThat(check.remedyIfUnreachable().toString()).isNotBlank().doesNotContain("gregor ");
        });
    }

    /** A check is run, or the report says why it is not. */
    @ParameterizedTest
    @CsvSource({"true,true,true", "false,true,true", "true,false,true", "false,false,false"})
    void everyCheckIsRunOrLeftOut(boolean kraft, boolean describable, boolean deletesTopics) {
        List<LeftOut> leftOut = Checks.leftOut(kraft, describable, deletesTopics);

        assertThat(Stream.concat(
                        Checks.ofBrokers(kraft, leftOut).stream().map(Check::id),
                        leftOut.stream().map(LeftOut::id)))
                .containsExactlyInAnyOrderElementsOf(Checks.of(Clusters.spec(kraft ? "" : "mode: zookeeper")).stream()
                        .map(Check::id)
                        .toList());
    }
}
