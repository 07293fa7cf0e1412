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

/** Checks, before anything is changed, whether the nodes can hold the requested partitions. */
public record Sizing(Cluster cluster) {
    /** Up to this number of replicas per broker every host's limits are sufficient, and are not read. */
    private static final int FEW_REPLICAS = 250;

    /** All shortages and tight resources. */
    public List<Shortage> shortages(Load load) {
        return Capacity.shortages(
                cluster.topology(), load, load.replicas() <= FEW_REPLICAS ? HostLimits.UNKNOWN : limits());
    }

    /** Reports tight resources; throws {@link InvalidSpec} if nodes would fail. */
    public void require(Load load, Progress progress) {
        require(shortages(load), progress);
    }

    /** The same for nodes on hosts whose limits are unknown. */
    public static void require(List<Shortage> shortages, Progress progress) {
        List<Problem> problems = shortages.stream()
                .filter(Shortage::hopeless)
                .map(Shortage::problem)
                .toList();
        if (!problems.isEmpty()) {
            throw new InvalidSpec(problems);
        }
        shortages.stream()
                .map(Shortage::problem)
                .forEach(problem -> progress.done("warning: " + problem.told(), problem.remedy()));
    }

    /** Running nodes report their own limits; stopped nodes on this machine will have the limits of this process. */
    private HostLimits limits() {
        return cluster.platform()
                .limits()
                .and(HostLimits.leastOf(cluster.services()
                        .states(cluster.topology())
                        .ofAll(cluster.topology().nodes())));
    }
}
