/**
 * A verified load: after the load every acknowledged record is looked for. {@code Audit} runs it; the verdicts are pure
 * functions, in {@code audit.verdict}, over the values of {@code audit.history}.
 */
@NullMarked
package ai.voicecore.gregor.audit;

import org.jspecify.annotations.NullMarked;
