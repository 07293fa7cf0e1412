package ai.voicecore.gregor.check;

import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.Mode;
import ai.voicecore.gregor.spec.PlatformKind;
import java.util.ArrayList;
import java.util.List;

/** The checks that apply to a cluster. */
public final class Checks {
    private Checks() {}

    public static List<Check> of(ClusterSpec spec) {
        List<Check> checks = new ArrayList<>(ofNodes(spec));
        if (spec.platform() == PlatformKind.KUBERNETES) {
            checks.addAll(List.of(new HostsApart(), new VolumesBound(), new BudgetsHold()));
        }
        return List.copyOf(checks);
    }

    /** The checks that need only the nodes themselves. */
    public static List<Check> ofNodes(ClusterSpec spec) {
        List<Check> checks = new ArrayList<>();
        checks.add(new NodesRunning());
        checks.add(new ListenersReachable());
        checks.add(spec.mode() == Mode.KRAFT ? new QuorumInStep() : new EnsembleInStep());
        checks.add(new TopicsAsDeclared());
        checks.add(new DataPathWorks());
        if (spec.registry().enabled()) {
            checks.add(new RegistryWorks());
        }
        if (spec.connect().enabled()) {
            checks.add(new ConnectWorks());
        }
        checks.add(new PartitionsHealthy());
        checks.add(new StorageHasRoom());
        checks.add(new HasCapacity());
        checks.add(new VersionsConsistent());
        return List.copyOf(checks);
    }
}
