package ai.voicecore.gregor.snapshot;

import java.time.Instant;
import java.util.OptionalInt;

/**
 * The last unexpected end of a node's process.
 *
 * @param exitCode empty if not known; after a signal 128 plus its number
 * @param reason the cause, as far as it is known
 */
public record NodeEnd(Instant at, OptionalInt exitCode, String reason) {

    /** As {@code ended with exit code 1: Address already in use}. */
    public String sentence() {
        return "ended" + (exitCode.isPresent() ? " with exit code " + exitCode.getAsInt() : "")
                + (reason.isEmpty() ? "" : ": " + reason);
    }
}
