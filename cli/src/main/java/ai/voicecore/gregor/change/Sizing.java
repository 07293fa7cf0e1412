package ai.voicecore.gregor.change;

import ai.voicecore.gregor.capacity.Capacity;
import ai.voicecore.gregor.capacity.Load;
import ai.voicecore.gregor.capacity.Shortage;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.snapshot.HostLimits;
import ai.voicecore.gregor.spec.InvalidSpec;
import ai.voicecore.gregor.spec.Problem;
import java.util.List;

/** Looks, before anything is changed, whether the nodes can hold the partitions that are asked for. */
public final class Sizing {
    /** Replicas on a broker that every host's limits are enough for: nothing has to be asked. */
    private static final int FEW_REPLICAS = 250;

    private final Cluster cluster;

    public Sizing(Cluster cluster) {
        this.cluster = cluster;
    }

    /** What there is too little of, or little. */
    public List<Shortage> shortages(Load load) {
        return Capacity.shortages(
                cluster.topology(), load, load.replicas() <= FEW_REPLICAS ? HostLimits.UNKNOWN : limits());
    }

    /** Tells what there is little of; throws {@link InvalidSpec} where nodes would end of it. */
    public void require(Load load, Progress progress) {
        require(shortages(load), progress);
    }

    /** The same for nodes whose hosts cannot be asked. */
    public static void require(List<Shortage> shortages, Progress progress) {
        List<Problem> problems = shortages.stream()
                .filter(Shortage::hopeless)
                .map(Shortage::problem)
                .toList();
        if (!problems.isEmpty()) {
            throw new InvalidSpec(problems);
        }
        shortages.forEach(shortage -> progress.done("warning: " + shortage.problem()));
    }

    /** Nodes that run know best; those that do not get what this process may have, where they are started from here. */
    private HostLimits limits() {
        return cluster.platform()
                .limits()
                .and(HostLimits.leastOf(cluster.services()
                        .states(cluster.topology())
                        .ofAll(cluster.topology().nodes())));
    }
}
