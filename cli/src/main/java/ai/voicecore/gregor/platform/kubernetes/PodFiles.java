package ai.voicecore.gregor.platform.kubernetes;

import ai.voicecore.gregor.platform.PlatformFailure;
import java.util.List;

/** Files in pods. */
public final class PodFiles {
    private final Api api;

    public PodFiles(Api api) {
        this.api = api;
    }

    /** Deletes a file if it is there; {@link PlatformFailure} if that cannot be done. */
    public void delete(String pod, String path) {
        PodExec.Result result = new PodExec(api).run(pod, List.of("rm", "-f", path));
        if (!result.isDone()) {
            throw new PlatformFailure(
                    path + " in pod " + pod + " could not be removed: " + result.said(), "It goes when the pod goes.");
        }
    }
}
