package ai.voicecore.gregor.audit;

import ai.voicecore.gregor.admin.ClusterAdmin;
import java.nio.file.Path;
import java.util.Map;

/**
 * What is audited.
 *
 * @param cluster its name, for the report
 * @param connection Kafka client settings that reach it: {@code bootstrap.servers}, and security if there is any
 * @param admin makes and deletes the audit's topics; stays the caller's
 * @param replication of the audit's topics, 3 where there are as many brokers
 * @param minInsyncReplicas of the audit's topics
 * @param scratch directory in which the audit makes one for its ledger
 */
public record AuditTarget(
        String cluster,
        Map<String, String> connection,
        ClusterAdmin admin,
        int replication,
        int minInsyncReplicas,
        Path scratch) {
    public AuditTarget {
        connection = Map.copyOf(connection);
    }
}
