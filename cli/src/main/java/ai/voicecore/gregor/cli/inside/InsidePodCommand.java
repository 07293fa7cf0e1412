package ai.voicecore.gregor.cli.inside;

import ai.voicecore.gregor.cli.wiring.ContextCommand;
import ai.voicecore.gregor.cli.wiring.LiveServices;
import ai.voicecore.gregor.cluster.Services;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.yaml.ClusterSpecReader;
import ai.voicecore.gregor.spec.yaml.SpecSource;
import ai.voicecore.gregor.topology.KubernetesPlacement;
import ai.voicecore.gregor.topology.Topology;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** A command about the cluster of this pod, which it knows from its spec alone. */
abstract class InsidePodCommand extends ContextCommand {
    /** No command in a pod compares the cluster id. */
    private static final String NO_ID = "";

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            required = true,
            description = "The cluster's spec.")
    private Path file = Path.of("");

    final Topology topology() {
        ClusterSpec spec = ClusterSpecReader.read(SpecSource.recorded(file).with("inside", "platform", "kubernetes"));
        return Topology.of(spec, NO_ID, new KubernetesPlacement(spec));
    }

    final Services services() {
        return LiveServices.direct(console(), stop());
    }
}
