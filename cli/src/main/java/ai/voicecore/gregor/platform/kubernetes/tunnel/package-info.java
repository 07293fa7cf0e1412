/** Makes pods reachable by their own names from outside of their cluster, through the API server. */
@NullMarked
package ai.voicecore.gregor.platform.kubernetes.tunnel;

import org.jspecify.annotations.NullMarked;
