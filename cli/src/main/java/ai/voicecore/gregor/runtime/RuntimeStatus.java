package ai.voicecore.gregor.runtime;

import java.nio.file.Path;

/**
 * State of a runtime directory.
 *
 * @param bytes total size of its files by the manifest, 0 without a manifest
 * @param detail what is wrong with an unusable runtime; otherwise empty
 */
public record RuntimeStatus(RuntimeId id, Path home, State state, long bytes, String detail) {
    public enum State {
        INSTALLED,
        /** A file is missing or short; installing it again repairs it. */
        DAMAGED,
        /** Written by a newer version of Gregor, and not touched. */
        TOO_NEW
    }
}
