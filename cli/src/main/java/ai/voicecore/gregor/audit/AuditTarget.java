package ai.voicecore.gregor.audit;

import ai.voicecore.gregor.access.Access;
import ai.voicecore.gregor.admin.ClusterAdmin;
import java.nio.file.Path;

/**
 * What is audited.
 *
 * @param cluster its name, for the report
 * @param access how it is reached
 * @param admin makes and deletes the audit's topics; stays the caller's
 * @param replication of the audit's topics, 3 where there are as many brokers
 * @param minInsyncReplicas of the audit's topics
 * @param scratch directory in which the audit makes one for its ledger
 */
public record AuditTarget(
        String cluster, Access access, ClusterAdmin admin, int replication, int minInsyncReplicas, Path scratch) {}
