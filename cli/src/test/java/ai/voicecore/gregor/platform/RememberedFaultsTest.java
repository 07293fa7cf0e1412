package ai.voicecore.gregor.platform;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.platform.ClusterStore.Memo;
import ai.voicecore.gregor.simulation.SimulatedStore;
import ai.voicecore.gregor.testing.Clusters;
import ai.voicecore.gregor.topology.Node;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The next command knows the fault of a drill until it is removed. */
class RememberedFaultsTest {
    private static final Node BROKER = Clusters.topology("name: calls").nodes().getFirst();

    private final SimulatedStore store = new SimulatedStore();
    private final RememberedFaults faults = new RememberedFaults(new Paused(), store);

    private static final class Paused implements Faults {
        @Override
        public Optional<String> obstacle(Fault fault) {
            return Optional.empty();
        }

        @Override
        public Broken inject(Fault fault) {
            return () -> {};
        }

        @Override
        public List<String> mendLeftovers() {
            return List.of("kafka-0 goes on");
        }
    }

    @Test
    void aFaultIsRememberedUntilItIsRemoved() {
        Faults.Broken broken = faults.inject(new Fault.Pause(BROKER));

        assertThat(faults.areLeft()).isTrue();
        assertThat(faults.areOrphaned()).as("this process has not ended").isFalse();

        broken.mend();

        assertThat(faults.areLeft()).isFalse();
    }

    @Test
    void theFaultOfAProcessThatHasEndedIsRemovedAndForgotten() {
        LockHolder here = LockHolder.ofThisProcess("drill run pause-broker");
        store.write(Memo.FAULT, new LockHolder(here.command(), here.who(), "4194304000", here.place()).line());

        assertThat(faults.areOrphaned()).isTrue();
        assertThat(faults.mendLeftovers()).containsExactly("kafka-0 goes on");
        assertThat(faults.areLeft()).isFalse();
    }

    @Test
    void theFaultOfAnotherMachineMayBelongToARunningDrill() {
        store.write(Memo.FAULT, new LockHolder("drill run pause-broker", "root@elsewhere", "1", "another boot").line());

        assertThat(faults.areLeft()).isTrue();
        assertThat(faults.areOrphaned()).isFalse();
    }
}
