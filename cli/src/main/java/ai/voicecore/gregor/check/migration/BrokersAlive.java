package ai.voicecore.gregor.check.migration;

import ai.voicecore.gregor.check.Finding;
import ai.voicecore.gregor.check.Verdict;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The controllers wait for every broker that ZooKeeper or an assignment names, for ever. */
final class BrokersAlive extends MigrationCheck {
    BrokersAlive() {
        super("brokers-alive", "every broker that has a replica runs");
    }

    @Override
    public Verdict examine(MigrationEvidence evidence) {
        Set<Integer> missing = new TreeSet<>(evidence.stored().assigned());
        missing.removeAll(evidence.znodes().brokers());
        List<Finding> findings = missing.stream()
                .map(
                        id -> new Finding(
                                "Broker " + id + " has replicas, and is not registered in ZooKeeper.",
                                "Start it; or move its replicas to other brokers (kafka-reassign-partitions), or delete the topics."))
                .toList();
        return Verdict.of("brokers " + evidence.znodes().brokers(), findings);
    }
}
