package ai.voicecore.gregor.change.deploy;

import ai.voicecore.gregor.snapshot.NodeStatus;
import org.jspecify.annotations.Nullable;

/** Whether a node need not be started. Pure. */
final class Liveness {
    private Liveness() {}

    static boolean isUp(@Nullable NodeStatus status) {
        return status != null && !status.where().isEmpty() && status.kept();
    }

    static boolean isReady(@Nullable NodeStatus status) {
        return isUp(status) && status != null && status.isReady();
    }
}
