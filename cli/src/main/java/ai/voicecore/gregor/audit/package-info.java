/**
 * A verified load: every record that a cluster acknowledges is looked for afterwards. {@code Audit} runs it; the verdicts
 * are pure, in {@code audit.verdict}, over the values of {@code audit.history}.
 */
@NullMarked
package ai.voicecore.gregor.audit;

import org.jspecify.annotations.NullMarked;
