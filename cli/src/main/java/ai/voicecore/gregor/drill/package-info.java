/**
 * Injects one fault and observes the effects. Pure functions choose the fault and interpret the observations ({@code
 * Drill}, {@code Timeline}); {@code DrillRun} executes it.
 */
@NullMarked
package ai.voicecore.gregor.drill;

import org.jspecify.annotations.NullMarked;
