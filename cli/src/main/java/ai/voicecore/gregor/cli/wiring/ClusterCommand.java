package ai.voicecore.gregor.cli.wiring;

import ai.voicecore.gregor.cli.option.ClusterOption;
import ai.voicecore.gregor.cluster.Cluster;
import picocli.CommandLine.Mixin;

/** A command about a cluster that Gregor has deployed. */
public abstract class ClusterCommand extends ContextCommand {
    @Mixin
    private ClusterOption option = new ClusterOption();

    protected final Cluster deployed() {
        return wiring().deployed(option);
    }
}
