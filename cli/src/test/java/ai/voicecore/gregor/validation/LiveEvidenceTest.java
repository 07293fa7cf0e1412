package ai.voicecore.gregor.validation;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.cluster.Services;
import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.testing.Clusters;
import ai.voicecore.gregor.testing.Snapshots;
import ai.voicecore.gregor.topology.Endpoint;
import ai.voicecore.gregor.topology.Topology;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveEvidenceTest {
    private final Topology topology = Clusters.topology("");

    @Test
    void aBrokerThatHasJustStartedGetsTimeToLearnOfTheOthers() {
        assertThat(known(List.of(0, 1), List.of(0, 1), List.of(0, 1, 2))).containsExactly(0, 1, 2);
    }

    @Test
    void theFirstAnswerIsEnoughIfItHasAllBrokers() {
        assertThat(known(List.of(0, 1, 2), List.of())).containsExactly(0, 1, 2);
    }

    @Test
    void aRecentChangeMayBeVisibleALittleLater() {
        Topology declaring = Clusters.topology("topics: [{name: calls}]");
        ClusterSnapshot now = Snapshots.healthy(declaring);
        ClusterSnapshot before = Snapshots.healthy(topology);
        Deque<ClusterSnapshot> left = new ArrayDeque<>(List.of(before, before, now));
        ClusterAdmin admin = answering(ClusterAdmin.class, (proxy, method, arguments) -> left.remove());
        Services services = answering(Services.class, (proxy, method, arguments) -> admin);

        assertThat(new LiveEvidence(declaring, services, List::of, new Cleanup(), ClientStartup.COMPLETE).snapshot())
                .isSameAs(now);
    }

    /** The brokers known at one listener, if it gives these answers one after the other. */
    private List<Integer> known(List<?>... answers) {
        Deque<List<?>> left = new ArrayDeque<>(List.of(answers));
        ClusterAdmin admin = answering(ClusterAdmin.class, (proxy, method, arguments) -> left.remove());
        Services services = answering(Services.class, (proxy, method, arguments) -> admin);
        LiveEvidence evidence = new LiveEvidence(topology, services, List::of, new Cleanup(), ClientStartup.COMPLETE);
        return evidence.brokersKnownAt(topology.brokers().getFirst().address(Endpoint.CLIENT));
    }

    private static <T> T answering(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
