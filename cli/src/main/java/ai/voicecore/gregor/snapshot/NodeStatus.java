package ai.voicecore.gregor.snapshot;

import java.time.Instant;
import java.util.Optional;

/**
 * One node as its platform sees it.
 *
 * @param where process id or pod, for people; empty if there is none
 * @param restarts how often it was started again after it ended by itself
 * @param since when it was last started, if it runs
 * @param detail why it is not ready, or why it failed; empty if all is well
 */
public record NodeStatus(
        String name, NodePhase phase, String where, int restarts, Optional<Instant> since, String detail) {

    public boolean isReady() {
        return phase == NodePhase.READY;
    }
}
