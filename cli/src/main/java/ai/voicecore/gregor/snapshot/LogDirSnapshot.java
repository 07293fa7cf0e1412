package ai.voicecore.gregor.snapshot;

/**
 * One log directory of a broker (KIP-827).
 *
 * @param error its error; empty if it is online
 * @param totalBytes size of its volume, -1 if not known
 * @param usableBytes free space of its volume, -1 if not known
 */
public record LogDirSnapshot(int broker, String path, String error, long totalBytes, long usableBytes) {}
