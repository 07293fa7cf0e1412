/** The volumes of StatefulSets; they can only grow. */
@NullMarked
package ai.voicecore.gregor.platform.kubernetes.volume;

import org.jspecify.annotations.NullMarked;
