package ai.voicecore.gregor.cluster;

import ai.voicecore.gregor.platform.ChangeLock;
import ai.voicecore.gregor.platform.RememberedFaults;

/**
 * Lock and recovery of a cluster's changes.
 *
 * @param lock held by a command while it changes the cluster
 * @param faults injected faults; the next command mends those that a killed drill left
 */
public record ChangeControl(ChangeLock lock, RememberedFaults faults) {}
