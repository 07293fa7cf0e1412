package ai.voicecore.gregor.snapshot;

/**
 * Resource usage of a node's process.
 *
 * @param openFiles current number
 * @param limits of the process
 * @param heapKept bytes of the old generation that survived the last full collection; 0 before the first one
 * @param heapMost maximum size of the old generation in bytes
 */
public record NodeResources(long openFiles, HostLimits limits, long heapKept, long heapMost) {}
