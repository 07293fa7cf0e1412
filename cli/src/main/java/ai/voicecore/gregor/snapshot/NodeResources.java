package ai.voicecore.gregor.snapshot;

/**
 * What a node's process has of the things that it can run out of.
 *
 * @param openFiles that it has now
 * @param limits that it was started with
 * @param heapKept bytes of its heap's old generation that its last full collection could not free; 0 before the first one
 * @param heapMost bytes that the old generation may grow to
 */
public record NodeResources(long openFiles, HostLimits limits, long heapKept, long heapMost) {}
