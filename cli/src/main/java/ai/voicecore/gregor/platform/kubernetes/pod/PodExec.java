package ai.voicecore.gregor.platform.kubernetes.pod;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.platform.kubernetes.api.Api;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.dsl.ContainerResource;
import io.fabric8.kubernetes.client.dsl.ExecListener;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import io.fabric8.kubernetes.client.dsl.PodResource;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** Runs commands in containers of pods. Methods throw {@link Failure} if the API server refuses. */
public record PodExec(Api api) {
    private static final int SECONDS = 15;

    /**
     * Result of a command.
     *
     * @param code its exit code; -1 if it could not be run to its end
     * @param said its output, or why it could not be run
     */
    public record Result(int code, String said) {
        public boolean isDone() {
            return code == 0;
        }
    }

    /** Runs a command to its end in the pod's first container. */
    public Result run(String pod, List<String> command) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        Ending ending = new Ending();
        try (ExecWatch exec = open(
                pod,
                resource -> at(resource)
                        .writingOutput(said)
                        .writingError(said)
                        .usingListener(ending)
                        .exec(command.toArray(String[]::new)))) {
            int code = exec.exitCode().get(SECONDS, TimeUnit.SECONDS);
            return new Result(code, ending.words(said));
        } catch (ExecutionException e) {
            return new Result(-1, String.valueOf(e.getCause().getMessage()));
        } catch (TimeoutException e) {
            return new Result(-1, "no answer within " + SECONDS + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Result(-1, "interrupted");
        }
    }

    /** A command that cannot be started has no output; the status that closes the connection tells why. */
    private static final class Ending implements ExecListener {
        private final AtomicReference<String> reason = new AtomicReference<>("");

        @Override
        public void onExit(int code, Status status) {
            reason.set(Objects.toString(status.getMessage(), ""));
        }

        @Override
        public void onClose(int code, String reason) {
            // The exit was reported before.
        }

        String words(ByteArrayOutputStream said) {
            String words = said.toString(StandardCharsets.UTF_8).strip();
            return words.isEmpty() ? reason.get() : words;
        }
    }

    /** Starts a command that runs until it is released, see {@link HeldCommand}. */
    public HeldCommand hold(String pod, String container, List<String> command) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ExecWatch exec = open(
                pod,
                resource -> at(resource.inContainer(container))
                        .redirectingInput()
                        .writingOutput(said)
                        .writingError(said)
                        .exec(command.toArray(String[]::new)));
        return HeldCommand.begun(api, pod, exec, said);
    }

    private ExecWatch open(String pod, Function<PodResource, ExecWatch> exec) {
        return api.call(
                "running a command in pod " + pod,
                client -> exec.apply(client.pods().withName(pod)));
    }

    /** The client would wait until the pod is ready, but this is needed most while it is not. */
    private static ContainerResource at(ContainerResource resource) {
        return resource.withReadyWaitTimeout(0);
    }
}
