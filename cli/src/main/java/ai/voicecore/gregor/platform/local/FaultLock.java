package ai.voicecore.gregor.platform.local;

import ai.voicecore.gregor.platform.PlatformFailure;
import java.nio.file.Path;

/** Held while something of a cluster is broken on purpose: what is broken while nobody holds it was left by a drill that was killed. */
final class FaultLock {
    private FaultLock() {}

    /** Throws {@link PlatformFailure} if another process holds it. */
    static ProcessLock take(Path file) {
        return ProcessLock.take(file)
                .orElseThrow(() -> new PlatformFailure(
                        "Another drill has broken something of this cluster just now.", "Wait until it has ended."));
    }
}
