package ai.voicecore.gregor.cli.inside;

import ai.voicecore.gregor.cli.wiring.Context;
import ai.voicecore.gregor.cli.wiring.LiveServices;
import ai.voicecore.gregor.cluster.Services;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.yaml.ClusterSpecReader;
import ai.voicecore.gregor.spec.yaml.SpecSource;
import ai.voicecore.gregor.topology.KubernetesPlacement;
import ai.voicecore.gregor.topology.Topology;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The cluster of this pod, from its spec alone. */
final class InsideOptions {
    /** No command in a pod compares the cluster id. */
    private static final String NO_ID = "";

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            required = true,
            description = "The cluster's spec.")
    private Path file = Path.of("");

    Topology topology() {
        ClusterSpec spec = ClusterSpecReader.read(SpecSource.recorded(file).with("inside", "platform", "kubernetes"));
        return Topology.of(spec, NO_ID, new KubernetesPlacement(spec));
    }

    Services services(Context context) {
        return new LiveServices(context.console(), context.stop());
    }
}
