/** Pods: their status, why they do not start, their logs, and commands in them. */
@NullMarked
package ai.voicecore.gregor.platform.kubernetes.pod;

import org.jspecify.annotations.NullMarked;
