/** Makes pods reachable by their names from outside the Kubernetes cluster, through the API server. */
@NullMarked
package ai.voicecore.gregor.platform.kubernetes.tunnel;

import org.jspecify.annotations.NullMarked;
