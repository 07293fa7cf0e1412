/** Nodes are pods of StatefulSets, applied and observed through the API server. */
@NullMarked
package ai.voicecore.gregor.platform.kubernetes;

import org.jspecify.annotations.NullMarked;
