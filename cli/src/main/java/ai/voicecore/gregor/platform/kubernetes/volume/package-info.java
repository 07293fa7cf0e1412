/** The volumes of StatefulSets, which only ever grow. */
@NullMarked
package ai.voicecore.gregor.platform.kubernetes.volume;

import org.jspecify.annotations.NullMarked;
