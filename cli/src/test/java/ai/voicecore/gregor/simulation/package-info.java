/** Whole changes against a cluster in memory, in which any call may fail and any process may die; chosen by a seed. */
@NullMarked
package ai.voicecore.gregor.simulation;

import org.jspecify.annotations.NullMarked;
