package ai.voicecore.gregor.snapshot.client;

/**
 * The committed offsets of a consumer group. Each offset grows, so their sum grows.
 *
 * @param partitions number of partitions with a committed offset
 */
public record GroupOffsets(int partitions, long sum) {}
