package ai.voicecore.gregor.platform.kubernetes.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.platform.ClusterRecord;
import ai.voicecore.gregor.testing.Clusters;
import ai.voicecore.gregor.topology.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordDataTest {
    private static final String WHERE = "ConfigMap gregor-cluster in namespace kafka";
    private static final ClusterRecord CALLS = ClusterRecord.of(Clusters.topology("name: calls\nplatform: kubernetes"));

    @Test
    void aRecordIsReadAsItWasWritten() {
        assertThat(RecordData.read(RecordData.of(CALLS), WHERE)).isEqualTo(CALLS);
    }

    /**
     * The pods and volumes of a deployed cluster have these names: with other names it would be started with empty
     * volumes.
     */
    @ParameterizedTest
    @ValueSource(strings = {"kraft", "zookeeper"})
    void aClusterOfFormat1HasTheNodesOfItsSpec(String mode) throws IOException {
        Path spec = Path.of("src/test/resources/stored/format-1/kubernetes-" + mode, "spec.yaml");
        Map<String, String> data =
                Map.of("version", "1", "clusterId", Clusters.CLUSTER_ID, "spec.yaml", Files.readString(spec));

        ClusterRecord known = RecordData.read(data, WHERE);

        assertThat(known.membership().members())
                .extracting(member -> member.name() + " " + member.id() + " " + member.role() + " "
                        + member.phase().map(Phase::name).orElse("-"))
                .isEqualTo(
                        mode.equals("kraft")
                                ? List.of(
                                        "kafka-kraft-0 0 COMBINED KRAFT",
                                        "kafka-kraft-1 1 COMBINED KRAFT",
                                        "kafka-kraft-2 2 COMBINED KRAFT")
                                : List.of("zookeeper-0 10 ZOOKEEPER -", "kafka-0 0 BROKER ZOOKEEPER"));
        assertThat(known.membership().hasDynamicQuorum()).isFalse();
        assertThat(RecordData.read(RecordData.of(known), WHERE)).isEqualTo(known);
    }

    @Test
    void aRecordOfANewerGregorIsRefused() {
        assertThatThrownBy(() -> RecordData.read(with("version", "3"), WHERE))
                .isInstanceOf(Failure.class)
                .hasMessage(WHERE + " was written by a newer Gregor (format 3, this one knows 2).");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1]", "{\"members\":[{\"role\":\"KING\"}]}"})
    void unreadableNodesAreReportedWithTheirPlace(String membership) {
        assertThatThrownBy(() -> RecordData.read(with("membership.json", membership), WHERE))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("The nodes in " + WHERE + " cannot be read: ");
    }

    private static Map<String, String> with(String key, String value) {
        Map<String, String> data = new HashMap<>(RecordData.of(CALLS));
        data.put(key, value);
        return data;
    }
}
