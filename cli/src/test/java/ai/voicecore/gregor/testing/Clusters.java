package ai.voicecore.gregor.testing;

import ai.voicecore.gregor.cli.wiring.Wiring;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.cluster.Cluster.ChangeControl;
import ai.voicecore.gregor.cluster.Services;
import ai.voicecore.gregor.concurrent.Stop;
import ai.voicecore.gregor.concurrent.Time;
import ai.voicecore.gregor.platform.ChangeLock;
import ai.voicecore.gregor.platform.ClusterStore;
import ai.voicecore.gregor.platform.Faults;
import ai.voicecore.gregor.platform.Platform;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.platform.RememberedFaults;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.PlatformKind;
import ai.voicecore.gregor.spec.yaml.ClusterSpecReader;
import ai.voicecore.gregor.spec.yaml.SpecSource;
import ai.voicecore.gregor.topology.KubernetesPlacement;
import ai.voicecore.gregor.topology.LocalPlacement;
import ai.voicecore.gregor.topology.Membership;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Topology;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Specs and topologies of clusters on Kubernetes, or on a plain machine below {@code /nodes}. */
public final class Clusters {
    public static final String CLUSTER_ID = "4L6g3nShT-eMCtK--X86sw";

    private Clusters() {}

    public static ClusterSpec spec(String yaml) {
        return ClusterSpecReader.read(SpecSource.of("test", yaml));
    }

    public static Topology topology(String yaml) {
        return topology(spec(yaml));
    }

    public static Topology topology(ClusterSpec spec) {
        return topology(spec, Membership.NONE);
    }

    public static Topology topology(ClusterSpec spec, Membership known) {
        return Topology.of(
                spec,
                CLUSTER_ID,
                spec.platform() == PlatformKind.KUBERNETES
                        ? new KubernetesPlacement(spec)
                        : LocalPlacement.of(spec, "/nodes"),
                known);
    }

    /** A real cluster in the home that all integration tests share; it may be deployed or not. */
    public static Cluster live(String yaml) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("GREGOR_HOME", TestHome.path().toString());
        return new Wiring(environment, TestHome.distribution(), Progress.SILENT, options -> {}, new Stop(Time.REAL))
                .cluster(spec(yaml), false);
    }

    /** A cluster with an empty store, and with a clock that only pauses move. */
    public static Cluster of(Topology topology, Platform platform, Services services) {
        ClusterStore store = Answering.of(ClusterStore.class, method -> Optional.empty());
        ChangeControl changeControl = new ChangeControl(
                Answering.of(ChangeLock.class, method -> Optional.empty()),
                new RememberedFaults(Answering.of(Faults.class, method -> Optional.empty()), store));
        return new Cluster(topology, platform, store, services, changeControl, new Stop(new ManualTime()));
    }

    /** The node of this name; fails if there is none. */
    public static Node node(Topology topology, String name) {
        return topology.node(name).orElseThrow(() -> new AssertionError("no " + name + " in " + topology.nodes()));
    }
}
