package ai.voicecore.gregor.replay;

import ai.voicecore.gregor.access.Access;
import ai.voicecore.gregor.admin.SchemaRegistry;
import java.util.Set;

/**
 * The destination of a replay.
 *
 * @param access how the cluster is reached
 * @param registry the cluster's schema registry
 * @param exactlyOnce topics that are written in transactions; the others use an idempotent producer
 */
public record ReplayTarget(Access access, SchemaRegistry registry, Set<String> exactlyOnce) {}
