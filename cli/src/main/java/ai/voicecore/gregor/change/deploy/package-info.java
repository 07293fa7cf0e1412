/** Makes a cluster be as its spec says: what is there, the plan, and its steps. */
@NullMarked
package ai.voicecore.gregor.change.deploy;

import org.jspecify.annotations.NullMarked;
