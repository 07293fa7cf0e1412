package ai.voicecore.gregor.platform.kubernetes.pod;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.platform.Faults.Broken;
import ai.voicecore.gregor.platform.kubernetes.api.Api;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A command in a pod that injects a fault, prints {@value #HELD}, waits for a line of input, and mends the fault. If this
 * process dies first, the connection closes and the end of input mends it too.
 */
final class HeldCommand implements Broken {
    /** What the command prints when the fault is in effect. */
    static final String HELD = "held";

    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    private static final long MEND_TIMEOUT_SECONDS = 15;
    private static final Duration INTERVAL = Duration.ofMillis(50);

    private final String pod;
    private final ExecWatch exec;
    private final ByteArrayOutputStream said;
    private boolean mended;

    private HeldCommand(String pod, ExecWatch exec, ByteArrayOutputStream said) {
        this.pod = pod;
        this.exec = exec;
        this.said = said;
    }

    /** Returns when the fault is in effect; throws {@link Failure} if the command ends before. */
    static HeldCommand begun(Api api, String pod, ExecWatch exec, ByteArrayOutputStream said) {
        HeldCommand command = new HeldCommand(pod, exec, said);
        api.await(START_TIMEOUT, INTERVAL)
                .until(() -> command.holds() || exec.exitCode().isDone());
        if (!command.holds()) {
            exec.close();
            throw new Failure(
                    "The command that was to break something in pod " + pod + " did not: " + command.said() + ".",
                    "See what is possible with: {gregor drill list}");
        }
        return command;
    }

    private boolean holds() {
        return said().contains(HELD);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8).strip();
    }

    @Override
    public synchronized void mend() {
        if (mended) {
            return;
        }
        mended = true;
        try (exec) {
            exec.getInput().write('\n');
            exec.getInput().flush();
            int code = exec.exitCode().get(MEND_TIMEOUT_SECONDS, TimeUnit.SECONDS);
            if (code != 0) {
                throw notMended(said());
            }
        } catch (IOException | ExecutionException e) {
            // The connection or the container is gone: in both cases the input has ended, and the command mends the
            // fault.
            return;
        } catch (TimeoutException e) {
            throw notMended("it has not ended within " + MEND_TIMEOUT_SECONDS + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notMended("interrupted");
        }
    }

    private Failure notMended(String reason) {
        return new Failure(
                "What was broken in pod " + pod + " may not be mended: " + reason + ".",
                "Delete the pod, and all of it goes: kubectl delete pod " + pod);
    }
}
