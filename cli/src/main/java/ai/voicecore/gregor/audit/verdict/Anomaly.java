package ai.voicecore.gregor.audit.verdict;

import ai.voicecore.gregor.audit.history.Lane;

/**
 * One thing that is wrong.
 *
 * @param partition of the lane's topic; -1 where it concerns several
 * @param detail which record, and what was seen instead
 */
public record Anomaly(AnomalyKind kind, Lane lane, int partition, String detail) {}
