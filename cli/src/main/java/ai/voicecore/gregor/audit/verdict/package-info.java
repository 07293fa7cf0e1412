/** Decides from histories what went wrong. Pure: histories in, anomalies out. */
@NullMarked
package ai.voicecore.gregor.audit.verdict;

import org.jspecify.annotations.NullMarked;
