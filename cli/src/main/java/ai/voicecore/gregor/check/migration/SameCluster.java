package ai.voicecore.gregor.check.migration;

import ai.voicecore.gregor.check.Finding;
import ai.voicecore.gregor.check.Verdict;
import java.util.List;

/** The addresses of ZooKeeper and of the brokers lead to the same cluster. */
final class SameCluster extends MigrationCheck {
    SameCluster() {
        super("same-cluster", "ZooKeeper and the brokers are of one cluster");
    }

    @Override
    public Verdict examine(MigrationEvidence evidence) {
        String brokers = evidence.snapshot().clusterId();
        String stored = evidence.stored().clusterId();
        return brokers.equals(stored)
                ? Verdict.holds("cluster id " + brokers)
                : Verdict.of(
                        "cluster id " + brokers,
                        List.of(new Finding(
                                "ZooKeeper's /cluster/id is " + (stored.isEmpty() ? "missing" : stored) + ".",
                                "Name the ZooKeeper of these brokers, with the path in their zookeeper.connect.")));
    }
}
