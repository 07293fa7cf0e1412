package ai.voicecore.gregor.topology;

import static ai.voicecore.gregor.testing.Clusters.node;
import static ai.voicecore.gregor.testing.Clusters.topology;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileTest {
    private static final int FOUR_GIBIBYTES = 4096;

    @Test
    void productionBrokersHaveTheSettingsOfVoiceCoresDocumentation() {
        Node broker = node(topology("profile: production"), "kafka-0");

        assertThat(broker.heapMebibytes()).isEqualTo(FOUR_GIBIBYTES);
        assertThat(broker.jvmFlags())
                .containsExactly(
                        "-Xmx4096m",
                        "-Xms4096m",
                        "-XX:+UseG1GC",
                        "-XX:MaxGCPauseMillis=20",
                        "-XX:InitiatingHeapOccupancyPercent=35",
                        "-XX:+ExplicitGCInvokesConcurrent",
                        "-XX:MetaspaceSize=96m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Djava.awt.headless=true");
        assertThat(Properties.of(broker, "KAFKA_"))
                .contains(entry("num.network.threads", "8"), entry("num.io.threads", "8"))
                .doesNotContainKeys("offsets.topic.num.partitions", "controller.quorum.election.timeout.ms");
    }

    @Test
    void productionZooKeeperHasTheTickTimeOfItsManual() {
        assertThat(node(topology("profile: production\nmode: zookeeper"), "zookeeper-0")
                        .environment())
                .containsEntry("ZOOKEEPER_TICK_TIME", "2000");
        assertThat(Properties.of(node(topology("profile: production\nmode: zookeeper"), "kafka-0"), "KAFKA_"))
                .doesNotContainKey("zookeeper.session.timeout.ms");
    }

    @Test
    void localNodesHaveFlagsForAFastStart() {
        assertThat(node(topology(""), "kafka-0").jvmFlags())
                .containsExactly(
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:CompileThresholdScaling=3",
                        "-XX:+IgnoreUnrecognizedVMOptions",
                        "-XX:+UnlockDiagnosticVMOptions",
                        "-XX:-AOTReplayTraining",
                        "-XX:ArchiveRelocationMode=0",
                        "-XX:-UsePerfData",
                        "-XX:MetaspaceSize=96m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Djava.awt.headless=true");
    }

    @Test
    void followersAskANewLeaderAgainAfterLessThanASecond() {
        for (String profile : List.of("local", "production")) {
            assertThat(Properties.of(node(topology("profile: " + profile), "kafka-0"), "KAFKA_"))
                    .contains(entry("replica.fetch.backoff.ms", "100"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mode: kraft",
                "mode: kraft\ncontrollers: dedicated",
                "mode: kraft\ncontrollers: dedicated\ncontrollerCount: 5",
                "mode: kraft\nbrokers: 5",
                "mode: zookeeper",
                "mode: zookeeper\nzookeepers: 5",
                "mode: kraft\nconnect: {workers: 3}"
            })
    void theLocalProfileNeedsLessThanFourGibibytes(String yaml) {
        assertThat(topology(yaml).nodes().stream().mapToInt(Node::heapMebibytes).sum())
                .isLessThan(FOUR_GIBIBYTES * 3 / 4);
    }

    @Test
    void everyNodeHasTheHeapOfItsRole() {
        Topology kraft = topology(
                "controllers: dedicated\nheap: {broker: 301m, controller: 302m, connect: 303m, registry: 304m}");
        Topology zooKeeper = topology("mode: zookeeper\nheap: {zookeeper: 305m}");

        assertThat(node(kraft, "kafka-0").jvmFlags()).contains("-Xmx301m");
        assertThat(node(kraft, "controller-0").jvmFlags()).contains("-Xmx302m");
        assertThat(node(kraft, "connect-0").jvmFlags()).contains("-Xmx303m");
        assertThat(node(kraft, "registry-0").jvmFlags()).contains("-Xmx304m");
        assertThat(node(zooKeeper, "zookeeper-0").jvmFlags()).contains("-Xmx305m");
        assertThat(kraft.nodes())
                .allSatisfy(node -> assertThat(node.jvmFlags()).contains("-Xmx" + node.heapMebibytes() + "m"));
    }
}
