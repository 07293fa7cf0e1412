/** Complete changes of a cluster in memory. Any call may fail and any process may die; a seed decides which. */
@NullMarked
package ai.voicecore.gregor.simulation;

import org.jspecify.annotations.NullMarked;
