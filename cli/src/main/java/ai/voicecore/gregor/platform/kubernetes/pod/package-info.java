/** Pods: how they are, why they do not start, what they have logged, and what may be run in them. */
@NullMarked
package ai.voicecore.gregor.platform.kubernetes.pod;

import org.jspecify.annotations.NullMarked;
