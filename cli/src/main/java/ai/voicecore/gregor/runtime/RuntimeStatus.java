package ai.voicecore.gregor.runtime;

import java.nio.file.Path;

/**
 * What the store knows of one directory.
 *
 * @param bytes the size of its files together as the manifest tells it, 0 when there is none to read
 * @param detail for a runtime that is not usable: what is wrong with it; otherwise empty
 */
public record RuntimeStatus(RuntimeId id, Path home, State state, long bytes, String detail) {
    /** Whether it can be used. */
    public enum State {
        /** Complete. */
        INSTALLED,
        /** A file is missing or short; installing it again repairs it. */
        DAMAGED,
        /** Written by a newer Gregor, which this one leaves alone. */
        TOO_NEW
    }
}
