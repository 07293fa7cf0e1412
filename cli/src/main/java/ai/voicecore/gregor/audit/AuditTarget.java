package ai.voicecore.gregor.audit;

import ai.voicecore.gregor.access.Access;
import ai.voicecore.gregor.admin.ClusterAdmin;
import java.nio.file.Path;

/**
 * The cluster to audit.
 *
 * @param cluster its name, for the report
 * @param access how it is reached
 * @param admin creates and deletes the audit's topics; the caller closes it
 * @param replication of the audit's topics: 3, or fewer if there are fewer brokers
 * @param minInsyncReplicas of the audit's topics
 * @param scratch parent directory for the ledger
 */
public record AuditTarget(
        String cluster, Access access, ClusterAdmin admin, int replication, int minInsyncReplicas, Path scratch) {}
