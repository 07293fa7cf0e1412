/** Changes of a cluster: each reads the state, decides, acts through the ports, and saves its progress. */
@NullMarked
package ai.voicecore.gregor.change;

import org.jspecify.annotations.NullMarked;
