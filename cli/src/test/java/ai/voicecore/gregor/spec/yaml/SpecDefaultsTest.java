package ai.voicecore.gregor.spec.yaml;

import static ai.voicecore.gregor.spec.yaml.ReadSpec.spec;
import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.ClusterSpec.ConnectSpec;
import ai.voicecore.gregor.spec.ClusterSpec.ListenersSpec;
import ai.voicecore.gregor.spec.ClusterSpec.LocalSpec;
import ai.voicecore.gregor.spec.ClusterSpec.RegistrySpec;
import ai.voicecore.gregor.spec.ControllerLayout;
import ai.voicecore.gregor.spec.ExternalAccess;
import ai.voicecore.gregor.spec.HeapSpec;
import ai.voicecore.gregor.spec.KubernetesSpec;
import ai.voicecore.gregor.spec.Mode;
import ai.voicecore.gregor.spec.PlatformKind;
import ai.voicecore.gregor.spec.Profile;
import ai.voicecore.gregor.spec.SizeSpec;
import ai.voicecore.gregor.spec.Spread;
import ai.voicecore.gregor.spec.TopicSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecDefaultsTest {
    @Test
    void theDefaultIsASmallKraftClusterWithAllServices() {
        assertThat(ClusterSpecReader.read(SpecSource.defaults()))
                .isEqualTo(new ClusterSpec(
                        "voicecore",
                        PlatformKind.LOCAL,
                        Profile.LOCAL,
                        Mode.KRAFT,
                        "4.3.1",
                        3,
                        ControllerLayout.COMBINED,
                        3,
                        3,
                        3,
                        2,
                        List.of(),
                        new TreeMap<>(),
                        List.of(),
                        new HeapSpec(256, 160, 96, 192, 224),
                        new ListenersSpec(ExternalAccess.NONE, 30_092, ""),
                        new LocalSpec("127.0.0.1", 0, ""),
                        new KubernetesSpec(
                                "kafka",
                                "",
                                "",
                                "",
                                Spread.REQUIRED,
                                new SizeSpec(100, 768, 2048),
                                new SizeSpec(50, 512, 1024),
                                new SizeSpec(50, 384, 1024),
                                new SizeSpec(50, 640, 0),
                                new SizeSpec(50, 768, 0)),
                        new RegistrySpec(true, "3.3.3", "BACKWARD"),
                        new ConnectSpec(true, 1, List.of()),
                        List.of()));
    }

    @Test
    void inZooKeeperModeTheVersionIsTheLastWithZooKeeper() {
        assertThat(spec("mode: zookeeper").version()).isEqualTo("3.9.2");
    }

    @Test
    void onKubernetesTheProfileIsProduction() {
        assertThat(spec("platform: kubernetes").profile()).isEqualTo(Profile.PRODUCTION);
        assertThat(spec("platform: kubernetes").heap()).isEqualTo(new HeapSpec(4096, 2048, 1024, 1024, 512));
        assertThat(spec("platform: kubernetes\nprofile: local").heap().broker()).isEqualTo(256);
    }

    @ParameterizedTest
    @CsvSource({
        // brokers, controllers, replication, min ISR
        "1, 1, 1, 1",
        "2, 1, 2, 1",
        "3, 3, 3, 2",
        "9, 3, 3, 2"
    })
    void replicationAndQuorumDependOnTheNumberOfBrokers(int brokers, int controllers, int replication, int minInsync) {
        ClusterSpec spec = spec("brokers: " + brokers);

        assertThat(spec.controllerCount()).isEqualTo(controllers);
        assertThat(spec.replication()).isEqualTo(replication);
        assertThat(spec.minInsyncReplicas()).isEqualTo(minInsync);
    }

    @Test
    void thereAreThreeDedicatedControllersEvenForOneBroker() {
        assertThat(spec("brokers: 1\ncontrollers: dedicated").controllerCount()).isEqualTo(3);
    }

    @Test
    void aTopicHasTheReplicationAndMinIsrOfTheCluster() {
        assertThat(spec("brokers: 5\nreplication: 4\ntopics: [{name: calls}]").topics())
                .containsExactly(
                        new TopicSpec("calls", 12, 4, false, new TreeMap<>(Map.of("min.insync.replicas", "3"))));
    }

    @Test
    void aTopicWithFewerReplicasHasASmallerMinIsr() {
        assertThat(spec("topics: [{name: calls, replication: 1}]").topics())
                .containsExactly(
                        new TopicSpec("calls", 12, 1, false, new TreeMap<>(Map.of("min.insync.replicas", "1"))));
    }

    @Test
    void sizesAreReadInBothUnitsAndInUpperOrLowerCase() {
        assertThat(spec("heap: {broker: 2G, controller: 1g, connect: 300M, registry: 64m}")
                        .heap())
                .isEqualTo(new HeapSpec(2048, 1024, 96, 300, 64));
    }

    @Test
    void aMissingValueIsTheDefaultButAnEmptyTextIsNot() {
        ClusterSpec spec = spec("name:\nracks:\nheap:\nconfig:\n  super.users: ''\n  ssl.protocol: \"\"");

        assertThat(spec.name()).isEqualTo("voicecore");
        assertThat(spec.config()).containsOnly(Map.entry("super.users", ""), Map.entry("ssl.protocol", ""));
    }

    @Test
    void theExampleIsValid() {
        ClusterSpec spec =
                ClusterSpecReader.read(SpecSource.file(Path.of("..", "examples", "voicecore", "cluster.yaml")));

        assertThat(spec.topics())
                .hasSize(7)
                .allSatisfy(topic -> assertThat(topic.config()).containsEntry("min.insync.replicas", "2"))
                .filteredOn(TopicSpec::exactlyOnce)
                .extracting(TopicSpec::name)
                .contains("voicecore.call.events", "voicecore.audit");
    }
}
