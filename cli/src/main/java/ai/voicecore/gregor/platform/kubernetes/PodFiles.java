package ai.voicecore.gregor.platform.kubernetes;

import ai.voicecore.gregor.platform.PlatformFailure;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Files in pods. */
public final class PodFiles {
    private static final int SECONDS = 15;

    private final Api api;

    public PodFiles(Api api) {
        this.api = api;
    }

    /** Deletes a file if it is there; {@link PlatformFailure} if that cannot be done. */
    public void delete(String pod, String path) {
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        try (ExecWatch exec = api.call(
                "removing " + path + " from pod " + pod,
                client -> client.pods()
                        .inNamespace(api.namespace())
                        .withName(pod)
                        .writingError(errors)
                        .exec("rm", "-f", path))) {
            int code = exec.exitCode().get(SECONDS, TimeUnit.SECONDS);
            if (code != 0) {
                throw left(pod, path, errors.toString(StandardCharsets.UTF_8).strip());
            }
        } catch (ExecutionException | TimeoutException e) {
            throw left(pod, path, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw left(pod, path, "interrupted");
        }
    }

    private static PlatformFailure left(String pod, String path, String reason) {
        return new PlatformFailure(
                path + " in pod " + pod + " could not be removed: " + reason, "It goes when the pod goes.");
    }
}
