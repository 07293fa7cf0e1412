package ai.voicecore.gregor.platform;

import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.topology.Membership;
import ai.voicecore.gregor.topology.Topology;

/**
 * The saved data of a deployed cluster.
 *
 * @param clusterId Kafka's cluster id, chosen once
 * @param spec the last deployed spec with all defaults
 * @param membership identity of its nodes
 */
public record ClusterRecord(String clusterId, ClusterSpec spec, Membership membership) {

    public static ClusterRecord of(Topology topology) {
        return new ClusterRecord(topology.clusterId(), topology.spec(), topology.membership());
    }

    public ClusterRecord with(ClusterSpec changed) {
        return new ClusterRecord(clusterId, changed, membership);
    }
}
