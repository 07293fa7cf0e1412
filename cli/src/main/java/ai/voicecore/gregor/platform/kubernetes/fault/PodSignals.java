package ai.voicecore.gregor.platform.kubernetes.fault;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.platform.kubernetes.pod.PodExec;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;

/**
 * Signals to the process of a node in its pod. A container's first process is safe from SIGKILL and SIGSTOP of its own
 * PID namespace (pid_namespaces(7)); so pods share theirs ({@code shareProcessNamespace}), in which Kubernetes' pause
 * process is the first. Nodes run as one user, so that whoever is let in with {@code exec} may signal them.
 */
record PodSignals(PodExec exec) {
    /** Nothing but what every shell has built in: signals all processes of the executable {@code $0}. */
    private static final String SCRIPT = """
            found=
            for process in /proc/[0-9]*; do
              if [ "$process/exe" -ef "$0" ]; then kill -s "$1" "${process#/proc/}" && found=yes || exit 3; fi
            done
            [ -n "$found" ]""";

    /** Has those of these processes go on that are halted (state T, proc_pid_stat(5)). */
    private static final String RESUME = """
            for process in /proc/[0-9]*; do
              if [ "$process/exe" -ef "$0" ]; then
                read -r stat <"$process/stat"
                case "${stat##*) }" in T*) kill -s CONT "${process#/proc/}" && echo resumed ;; esac
              fi
            done""";

    /** Asks whether a process may be signalled, and sends nothing (kill(2)). */
    private static final String NO_PROCESS = "0";

    /** What keeps signals from a node's process; empty if nothing does. */
    String obstacle(Pod pod) {
        if (!Boolean.TRUE.equals(pod.getSpec().getShareProcessNamespace())) {
            return "its pod was made before pods shared their process namespace";
        }
        PodExec.Result result = send(NO_PROCESS, pod);
        return result.isDone() ? "" : "no signal reaches its process: " + reason(result);
    }

    /** @param signal its name without SIG */
    PodExec.Result send(String signal, Pod pod) {
        return exec.run(pod.getMetadata().getName(), List.of("sh", "-c", SCRIPT, executable(pod), signal));
    }

    /**
     * Has a node go on that was halted; false if it was not. Throws {@link Failure} where its pod runs and cannot be
     * asked: a process that is halted cannot answer for itself.
     */
    boolean resumed(Pod pod) {
        String name = pod.getMetadata().getName();
        if (!Boolean.TRUE.equals(pod.getSpec().getShareProcessNamespace())
                || !"Running".equals(pod.getStatus().getPhase())) {
            return false;
        }
        PodExec.Result result = exec.run(name, List.of("sh", "-c", RESUME, executable(pod)));
        if (result.code() < 0) {
            throw new Failure(
                    "Whether pod " + name + " is halted could not be seen: " + reason(result) + ".",
                    "Repeat it with: {gregor drill mend}");
        }
        return result.said().contains("resumed");
    }

    private static String executable(Pod pod) {
        return pod.getSpec().getContainers().getFirst().getCommand().getFirst();
    }

    private static String reason(PodExec.Result result) {
        return result.said().isEmpty() ? "sh in its container ended with " + result.code() : result.said();
    }
}
