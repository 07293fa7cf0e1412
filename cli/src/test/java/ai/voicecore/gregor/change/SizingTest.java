package ai.voicecore.gregor.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.voicecore.gregor.admin.NodeStates;
import ai.voicecore.gregor.capacity.Load;
import ai.voicecore.gregor.cluster.Services;
import ai.voicecore.gregor.platform.Platform;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.snapshot.HostLimits;
import ai.voicecore.gregor.snapshot.NodeResources;
import ai.voicecore.gregor.spec.InvalidSpec;
import ai.voicecore.gregor.testing.Clusters;
import ai.voicecore.gregor.testing.Snapshots;
import ai.voicecore.gregor.topology.Topology;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SizingTest {
    private final List<String> told = new ArrayList<>();
    private long openFiles = 1_000_000;

    @Test
    void tooManyPartitionsAreRefusedWithFieldNumberAndRemedy() {
        assertThatThrownBy(() -> require(new Load(8_000, 8_000)))
                .isInstanceOf(InvalidSpec.class)
                .hasMessageStartingWith("heap.broker: 8,000 replicas on a broker")
                .hasMessageContaining("Write `heap: {broker: ");
        assertThat(told).isEmpty();
    }

    @Test
    void ifLittleHeapIsLeftThereIsAWarning() {
        require(new Load(4_000, 4_000));

        assertThat(told).singleElement().asString().startsWith("warning: heap.broker: 4,000 replicas on a broker");
    }

    @Test
    void ifThereIsEnoughHeapThereIsNoWarning() {
        require(new Load(500, 500));

        assertThat(told).isEmpty();
    }

    @Test
    void theLimitsOfARunningNodeAreCheckedToo() {
        openFiles = 4_096;

        require(new Load(2_500, 2_500));

        assertThat(told).singleElement().asString().contains("a process may have 4,096");
    }

    @Test
    void forFewPartitionsTheLimitsAreNotRead() {
        openFiles = -1;

        require(new Load(200, 200));

        assertThat(told).isEmpty();
    }

    private void require(Load load) {
        Topology topology = Clusters.topology("");
        NodeStates states = answering(NodeStates.class, () -> {
            assertThat(openFiles).as("asked").isNotNegative();
            NodeResources resources = new NodeResources(100, new HostLimits(openFiles, Long.MAX_VALUE), 0, 1);
            return List.of(Snapshots.with(resources, Snapshots.states(topology).getFirst()));
        });
        Services services = answering(Services.class, () -> states);
        Platform platform = answering(Platform.class, () -> HostLimits.UNKNOWN);
        new Sizing(Clusters.of(topology, platform, services)).require(load, new Progress() {
            @Override
            public void doing(String what) {}

            @Override
            public void done(String what) {
                told.add(what);
            }
        });
    }

    private static <T> T answering(Class<T> type, Supplier<?> answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> answer.get()));
    }
}
