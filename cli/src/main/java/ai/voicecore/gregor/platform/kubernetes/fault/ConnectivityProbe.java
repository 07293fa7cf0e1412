package ai.voicecore.gregor.platform.kubernetes.fault;

import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;

/** A try to connect to a pod, as a shell in another one does it: with bash, or with the netcat that goes with busybox. */
final class ConnectivityProbe {
    private static final String SCRIPT = """
            dial() {
              if command -v bash >/dev/null; then timeout 3 bash -c ': <>"/dev/tcp/$0/$1"' "$1" "$2" 2>/dev/null
              else nc -z -w 3 "$1" "$2"; fi
            }
            """;

    private ConnectivityProbe() {}

    /** Ends with 0 if the port answers. */
    static List<String> command(Pod to, String port) {
        return List.of(
                "sh", "-c", SCRIPT + "dial \"$0\" \"$1\"", to.getStatus().getPodIP(), String.valueOf(port(to, port)));
    }

    /** Ends with 0 if both ports answer, and with {@code code} if only the first does. */
    static List<String> command(Pod to, String port, String other, int code) {
        return List.of(
                "sh",
                "-c",
                SCRIPT + "dial \"$0\" \"$1\" || exit 1; dial \"$0\" \"$2\" || exit " + code,
                to.getStatus().getPodIP(),
                String.valueOf(port(to, port)),
                String.valueOf(port(to, other)));
    }

    private static int port(Pod pod, String name) {
        return pod.getSpec().getContainers().getFirst().getPorts().stream()
                .filter(port -> port.getName().equals(name))
                .map(ContainerPort::getContainerPort)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException(pod.getMetadata().getName() + " has no port " + name));
    }
}
