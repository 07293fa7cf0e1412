/** A cluster's objects: what stands in their way, how they are applied, and in what they differ from what they should be. */
@NullMarked
package ai.voicecore.gregor.platform.kubernetes.apply;

import org.jspecify.annotations.NullMarked;
