package ai.voicecore.gregor.moving;

import java.time.Duration;

/**
 * How replicas are moved.
 *
 * @param bytesPerSecond what that may take of each broker, in and out
 * @param patience how long it may go on without a byte arriving
 */
public record MoveOptions(long bytesPerSecond, Duration patience) {
    /** Little beside what a disk and a network can do. */
    public static final MoveOptions DEFAULT = new MoveOptions(50L << 20, Duration.ofMinutes(10));
}
