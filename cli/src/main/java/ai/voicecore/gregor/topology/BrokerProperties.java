package ai.voicecore.gregor.topology;

import ai.voicecore.gregor.spec.ClusterSpec;
import java.util.Map;
import java.util.TreeMap;

/** The properties that all brokers and controllers of a cluster share. */
final class BrokerProperties {
    private BrokerProperties() {}

    static Map<String, String> of(ClusterSpec spec, Phase phase) {
        Map<String, String> properties = new TreeMap<>();
        replication(spec, phase, properties);
        properties.put("auto.create.topics.enable", "false");
        properties.put("num.partitions", "12");
        // A follower whose new leader does not know of its leadership yet retries after this time, 1 s by default;
        // until
        // then producers with acks=all wait. The full second was seen in every planned restart.
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

    /** Also for controllers: enabling eligible leader replicas uses the controller's min.insync.replicas (KIP-966). */
    private static void replication(ClusterSpec spec, Phase phase, Map<String, String> properties) {
        String replication = String.valueOf(spec.replication());
        String minInsync = String.valueOf(spec.minInsyncReplicas());
        properties.put("default.replication.factor", replication);
        properties.put("min.insync.replicas", minInsync);
        properties.put("unclean.leader.election.enable", "false");
        // __consumer_offsets has no setting of its own: it uses min.insync.replicas.
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
        // For topics without a declaration, such as the registry's: each partition adds up to four files to every
        // start.
        properties.put("num.partitions", "3");
        properties.put("offsets.topic.num.partitions", "3");
        properties.put("transaction.state.log.num.partitions", "3");
        properties.put("group.initial.rebalance.delay.ms", "0");
        // The default is 128 MiB, allocated at the start.
        properties.put("log.cleaner.dedupe.buffer.size", "4194304");
        if (phase.usesQuorum()) {
            properties.put("controller.quorum.election.timeout.ms", "300");
            properties.put("controller.quorum.election.backoff.max.ms", "300");
            properties.put("broker.heartbeat.interval.ms", "500");
            // The default is twice per second, and each record is written to disk three times.
            properties.put("metadata.max.idle.interval.ms", "3000");
        }
        if (phase.usesZooKeeper()) {
            // A killed broker cannot register again before its ZooKeeper session has timed out.
            properties.put("zookeeper.session.timeout.ms", "6000");
        }
    }
}
