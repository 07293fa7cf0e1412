package ai.voicecore.gregor.snapshot;

import java.time.Instant;
import java.util.OptionalInt;

/**
 * How a node's process ended the last time, without having been asked to.
 *
 * @param exitCode empty where it is not known; 128 and a signal's number for a process that a signal has ended
 * @param reason the cause, as far as it can be told
 */
public record NodeEnd(Instant at, OptionalInt exitCode, String reason) {

    /** As {@code ended with exit code 1: Address already in use}. */
    public String sentence() {
        return "ended" + (exitCode.isPresent() ? " with exit code " + exitCode.getAsInt() : "")
                + (reason.isEmpty() ? "" : ": " + reason);
    }
}
