package ai.voicecore.gregor.platform;

import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.topology.Membership;
import ai.voicecore.gregor.topology.Topology;

/**
 * What is remembered of a deployed cluster.
 *
 * @param clusterId Kafka's cluster id, chosen once
 * @param spec what was deployed last, with every default filled in
 * @param membership what its nodes are
 */
public record ClusterRecord(String clusterId, ClusterSpec spec, Membership membership) {

    public static ClusterRecord of(Topology topology) {
        return new ClusterRecord(topology.clusterId(), topology.spec(), topology.membership());
    }

    public ClusterRecord with(ClusterSpec changed) {
        return new ClusterRecord(clusterId, changed, membership);
    }
}
