package ai.voicecore.gregor.snapshot;

/**
 * One log directory of a broker (KIP-827).
 *
 * @param error what the broker says is wrong with it; empty if nothing
 * @param totalBytes size of its volume, -1 if not known
 * @param usableBytes room left on its volume, -1 if not known
 */
public record LogDirSnapshot(int broker, String path, String error, long totalBytes, long usableBytes) {}
