/** Nodes as pods of StatefulSets, applied to the API server and observed through it. */
@NullMarked
package ai.voicecore.gregor.platform.kubernetes;

import org.jspecify.annotations.NullMarked;
