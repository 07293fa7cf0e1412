/** Applies a spec: reads the state, plans, and executes the steps. */
@NullMarked
package ai.voicecore.gregor.change.deploy;

import org.jspecify.annotations.NullMarked;
