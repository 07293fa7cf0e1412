/**
 * Breaks one thing on purpose and watches what comes of it. What is broken, and what the moments that were seen mean, is
 * decided by pure functions ({@code Drill}, {@code Timeline}); {@code DrillRun} does it.
 */
@NullMarked
package ai.voicecore.gregor.drill;

import org.jspecify.annotations.NullMarked;
