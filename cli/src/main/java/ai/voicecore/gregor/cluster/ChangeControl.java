package ai.voicecore.gregor.cluster;

import ai.voicecore.gregor.platform.ChangeLock;
import ai.voicecore.gregor.platform.RememberedFaults;

/**
 * What lets one command at a time change a cluster.
 *
 * @param lock held by the command that changes it
 * @param faults what a drill has broken; the next command that changes the cluster mends what a killed drill has left
 */
public record ChangeControl(ChangeLock lock, RememberedFaults faults) {}
