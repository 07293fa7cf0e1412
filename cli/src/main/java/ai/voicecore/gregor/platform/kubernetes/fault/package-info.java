/** What a drill breaks on Kubernetes: processes, the network between two pods, the room on a volume. */
@NullMarked
package ai.voicecore.gregor.platform.kubernetes.fault;

import org.jspecify.annotations.NullMarked;
