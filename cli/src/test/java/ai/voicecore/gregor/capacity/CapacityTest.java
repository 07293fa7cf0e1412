package ai.voicecore.gregor.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.snapshot.HostLimits;
import ai.voicecore.gregor.testing.Clusters;
import ai.voicecore.gregor.topology.Topology;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapacityTest {
    private static final HostLimits PLENTY = HostLimits.UNKNOWN;

    @Test
    void aSmallClusterHasEnoughResources() {
        assertThat(shortages("topics: [{name: a}, {name: b, partitions: 100}]", PLENTY))
                .isEmpty();
        assertThat(shortages("profile: production\ntopics: [{name: a, partitions: 1000}]", PLENTY))
                .isEmpty();
        assertThat(shortages("mode: zookeeper\ntopics: [{name: a, partitions: 100}]", PLENTY))
                .isEmpty();
    }

    @Test
    void aTopicOfTenThousandPartitionsDoesNotFitTheLocalProfile() {
        List<Shortage> shortages = shortages("topics: [{name: a, partitions: 10000}]", PLENTY);

        assertThat(shortages).singleElement().satisfies(shortage -> {
            assertThat(shortage.hopeless()).isTrue();
            assertThat(shortage.field()).isEqualTo("heap.broker");
            assertThat(shortage.sentence()).contains("10,050 replicas on a broker", "too much for 256 MiB");
            assertThat(shortage.remedy())
                    .asString()
                    .matches("Write `heap: \\{broker: \\d+m}`, or declare fewer partitions\\.");
        });
    }

    @ParameterizedTest
    @CsvSource({"kraft,combined", "kraft,dedicated", "zookeeper,combined"})
    void theAdvisedHeapIsEnough(String mode, String controllers) {
        for (int partitions = 1_000; partitions <= 10_000; partitions += 1_000) {
            String yaml = "mode: " + mode + "\ncontrollers: " + controllers + "\ntopics: [{name: a, partitions: "
                    + partitions + "}]";
            StringBuilder heaps = new StringBuilder();
            shortages(yaml, PLENTY)
                    .forEach(shortage -> heaps.append(", ")
                            .append(shortage.remedy().toString().replaceFirst(".*heap: \\{(.*)}.*", "$1")));

            assertThat(shortages(yaml + "\nheap: {connect: 192m" + heaps + "}", PLENTY))
                    .isEmpty();
        }
    }

    @Test
    void ifLittleHeapIsLeftThereIsAWarning() {
        assertThat(shortages("topics: [{name: a, partitions: 4000}]", PLENTY))
                .singleElement()
                .satisfies(shortage -> {
                    assertThat(shortage.hopeless()).isFalse();
                    assertThat(shortage.sentence()).contains("which leaves little of 256 MiB");
                });
    }

    /**
     * Measured: with a heap of 256 MiB brokers held 4,200 replicas each; with 6,000 the controllers lost their quorum
     * (docs/scale.md).
     */
    @Test
    void theMeasuredLimitsAreRespected() {
        assertThat(Capacity.shortages(Clusters.topology(""), new Load(4_200, 4_200), PLENTY))
                .noneMatch(Shortage::hopeless);
        assertThat(Capacity.shortages(Clusters.topology(""), new Load(6_000, 6_000), PLENTY))
                .anyMatch(Shortage::hopeless);
    }

    @Test
    void dedicatedControllersAndZooKeeperServersHaveTheirOwnHeaps() {
        assertThat(Capacity.shortages(
                        Clusters.topology("controllers: dedicated\nheap: {broker: 16g}"),
                        new Load(60_000, 60_000),
                        PLENTY))
                .extracting(Shortage::field)
                .containsExactly("heap.controller");
        assertThat(Capacity.shortages(
                        Clusters.topology("mode: zookeeper\nheap: {broker: 16g}"), new Load(60_000, 60_000), PLENTY))
                .extracting(Shortage::field)
                .containsExactly("heap.zookeeper");
    }

    @Test
    void openFilesAreCounted() {
        Topology topology = Clusters.topology("heap: {broker: 1g}");

        assertThat(Capacity.shortages(topology, new Load(4_000, 4_000), new HostLimits(4_096, Long.MAX_VALUE)))
                .singleElement()
                .satisfies(shortage -> {
                    assertThat(shortage.hopeless()).isTrue();
                    assertThat(shortage.sentence()).contains("4,500 open files", "a process may have 4,096");
                    assertThat(shortage.remedy()).asString().contains("ulimit -n 16384");
                });
        assertThat(Capacity.shortages(topology, new Load(4_000, 4_000), new HostLimits(5_000, Long.MAX_VALUE)))
                .singleElement()
                .matches(shortage -> !shortage.hopeless());
        assertThat(Capacity.shortages(topology, new Load(4_000, 4_000), new HostLimits(10_000, Long.MAX_VALUE)))
                .isEmpty();
    }

    @Test
    void memoryMapsAreCounted() {
        Topology topology = Clusters.topology("heap: {broker: 4g}");

        assertThat(Capacity.shortages(topology, new Load(33_000, 33_000), new HostLimits(Long.MAX_VALUE, 65_530)))
                .singleElement()
                .satisfies(shortage -> {
                    assertThat(shortage.hopeless()).isTrue();
                    assertThat(shortage.sentence()).contains("66,500 memory maps", "vm.max_map_count is 65,530");
                    assertThat(shortage.remedy())
                            .asString()
                            .isEqualTo("Type sysctl -w vm.max_map_count=262144, as root.");
                });
        assertThat(Capacity.shortages(topology, new Load(20_000, 20_000), new HostLimits(Long.MAX_VALUE, 65_530)))
                .singleElement()
                .matches(shortage -> !shortage.hopeless());
    }

    @Test
    void aPodAlsoNeedsMemoryForTheIndexes() {
        String yaml =
                "platform: kubernetes\nprofile: local\nheap: {broker: 1g}\nkubernetes: {broker: {memory: 1200Mi}}";

        assertThat(Capacity.shortages(Clusters.topology(yaml), new Load(9_000, 9_000), PLENTY))
                .singleElement()
                .satisfies(shortage -> {
                    assertThat(shortage.field()).isEqualTo("kubernetes.broker.memory");
                    assertThat(shortage.remedy()).asString().contains("memory: 1280Mi");
                });
        assertThat(Capacity.shortages(
                        Clusters.topology(yaml.replace("1200Mi", "1280Mi")), new Load(9_000, 9_000), PLENTY))
                .isEmpty();
    }

    private static List<Shortage> shortages(String yaml, HostLimits limits) {
        Topology topology = Clusters.topology(yaml);
        return Capacity.shortages(topology, Load.declared(topology.spec()), limits);
    }
}
