package ai.voicecore.gregor.platform.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The supervisor's orders.
 *
 * @param version format of the file
 * @param end whether the supervisor is to end once nothing runs any more
 */
record Desired(int version, List<NodeLaunch> nodes, boolean end) {
    static final int VERSION = 1;

    static Desired of(List<NodeLaunch> nodes) {
        return new Desired(VERSION, List.copyOf(nodes), false);
    }

    /** Throws IOException for what cannot be read, or was written by a newer Gregor. */
    static Desired read(Path file) throws IOException {
        Desired desired = Json.read(file, Desired.class);
        if (desired.version() > VERSION) {
            throw new IOException("a newer Gregor wrote it (format " + desired.version() + ", this one knows " + VERSION
                    + "); use that one");
        }
        return desired;
    }
}
