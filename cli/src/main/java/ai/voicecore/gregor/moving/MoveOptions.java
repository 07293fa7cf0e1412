package ai.voicecore.gregor.moving;

import java.time.Duration;

/**
 * Options for moving replicas.
 *
 * @param bytesPerSecond throttle of each broker, in and out
 * @param patience timeout without any byte copied
 */
public record MoveOptions(long bytesPerSecond, Duration patience) {
    /** A small part of what disks and networks can do. */
    public static final MoveOptions DEFAULT = new MoveOptions(50L << 20, Duration.ofMinutes(10));
}
