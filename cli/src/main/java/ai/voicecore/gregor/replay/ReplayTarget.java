package ai.voicecore.gregor.replay;

import ai.voicecore.gregor.access.Access;
import ai.voicecore.gregor.admin.SchemaRegistry;
import java.util.Set;

/**
 * Where a replay sends to.
 *
 * @param access how the cluster is reached
 * @param registry the cluster's schema registry
 * @param exactlyOnce the topics that are written in transactions; the others by an idempotent producer
 */
public record ReplayTarget(Access access, SchemaRegistry registry, Set<String> exactlyOnce) {
    public ReplayTarget {
        exactlyOnce = Set.copyOf(exactlyOnce);
    }
}
