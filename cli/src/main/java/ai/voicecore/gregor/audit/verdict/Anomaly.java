package ai.voicecore.gregor.audit.verdict;

import ai.voicecore.gregor.audit.history.Lane;

/**
 * One anomaly.
 *
 * @param partition of the lane's topic; -1 if it concerns several
 * @param detail the record, and what was read instead
 */
public record Anomaly(AnomalyKind kind, Lane lane, int partition, String detail) {}
