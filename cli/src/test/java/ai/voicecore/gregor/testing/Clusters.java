package ai.voicecore.gregor.testing;

import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.ClusterSpecReader;
import ai.voicecore.gregor.spec.PlatformKind;
import ai.voicecore.gregor.spec.SpecSource;
import ai.voicecore.gregor.topology.KubernetesPlacement;
import ai.voicecore.gregor.topology.LocalPlacement;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Topologies;
import ai.voicecore.gregor.topology.Topology;

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
        return Topologies.of(
                spec,
                CLUSTER_ID,
                spec.platform() == PlatformKind.KUBERNETES
                        ? new KubernetesPlacement(spec)
                        : LocalPlacement.of(spec, "/nodes"));
    }

    /** The node of this name; fails if there is none. */
    public static Node node(Topology topology, String name) {
        return topology.node(name).orElseThrow(() -> new AssertionError("no " + name + " in " + topology.nodes()));
    }
}
