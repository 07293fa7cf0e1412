/** Finds anomalies in histories. Pure. */
@NullMarked
package ai.voicecore.gregor.audit.verdict;

import org.jspecify.annotations.NullMarked;
