package ai.voicecore.gregor.topology;

import ai.voicecore.gregor.spec.ClusterSpec;
import java.util.Map;
import java.util.TreeMap;

/** The properties that every broker and controller of a cluster shares: nothing in here depends on the node. */
final class BrokerProperties {
    private BrokerProperties() {}

    static Map<String, String> of(ClusterSpec spec, Phase phase) {
        Map<String, String> properties = new TreeMap<>();
        replication(spec, phase, properties);
        properties.put("auto.create.topics.enable", "false");
        properties.put("num.partitions", "12");
        // A follower that asks a new leader which does not know yet that it leads, asks again after this long, 1 s by
        // default; until then no producer with acks=all is answered: the whole second was seen in every planned
        // restart.
        properties.put("replica.fetch.backoff.ms", "100");
        switch (spec.profile()) {
            case LOCAL -> local(phase, properties);
            case PRODUCTION -> {
                properties.put("num.network.threads", "8");
                properties.put("num.io.threads", "8");
            }
        }
        return properties;
    }

    /** Also on controllers: enabling eligible leader replicas takes the controller's min.insync.replicas (KIP-966). */
    private static void replication(ClusterSpec spec, Phase phase, Map<String, String> properties) {
        String replication = String.valueOf(spec.replication());
        String minInsync = String.valueOf(spec.minInsyncReplicas());
        properties.put("default.replication.factor", replication);
        properties.put("min.insync.replicas", minInsync);
        properties.put("unclean.leader.election.enable", "false");
        // __consumer_offsets has no setting of its own: it takes min.insync.replicas.
        properties.put("offsets.topic.replication.factor", replication);
        properties.put("transaction.state.log.replication.factor", replication);
        properties.put("transaction.state.log.min.isr", minInsync);
        if (phase.usesQuorum() && !spec.version().startsWith("3.")) {
            properties.put("share.coordinator.state.topic.replication.factor", replication);
            properties.put("share.coordinator.state.topic.min.isr", minInsync);
        }
    }

    private static void local(Phase phase, Map<String, String> properties) {
        properties.put("num.network.threads", "2");
        properties.put("num.io.threads", "4");
        properties.put("background.threads", "4");
        // Of topics that declare none themselves, such as those that the registry makes: each costs every start a file
        // or four.
        properties.put("num.partitions", "3");
        properties.put("offsets.topic.num.partitions", "3");
        properties.put("transaction.state.log.num.partitions", "3");
        properties.put("group.initial.rebalance.delay.ms", "0");
        // 128 MiB by default, allocated at the start.
        properties.put("log.cleaner.dedupe.buffer.size", "4194304");
        if (phase.usesQuorum()) {
            properties.put("controller.quorum.election.timeout.ms", "300");
            properties.put("controller.quorum.election.backoff.max.ms", "300");
            properties.put("broker.heartbeat.interval.ms", "500");
            // Twice a second by default, each of them written to disk three times.
            properties.put("metadata.max.idle.interval.ms", "3000");
        }
        if (phase.usesZooKeeper()) {
            // A killed broker cannot register again before its ZooKeeper session has ended.
            properties.put("zookeeper.session.timeout.ms", "6000");
        }
    }
}
