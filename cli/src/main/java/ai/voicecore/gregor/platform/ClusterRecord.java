package ai.voicecore.gregor.platform;

import ai.voicecore.gregor.spec.ClusterSpec;

/**
 * What is remembered of a deployed cluster.
 *
 * @param clusterId Kafka's cluster id, chosen once
 * @param spec what was deployed last, with every default filled in
 */
public record ClusterRecord(String clusterId, ClusterSpec spec) {}
