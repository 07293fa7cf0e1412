package ai.voicecore.gregor.platform.kubernetes.fault;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.platform.Faults.Broken;
import ai.voicecore.gregor.platform.kubernetes.api.Api;
import ai.voicecore.gregor.platform.kubernetes.pod.PodExec;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.EphemeralContainer;
import io.fabric8.kubernetes.api.model.EphemeralContainerBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Lets no packet pass between two pods: an ephemeral container in each gives the other's address a route to nowhere, the
 * pod's own loopback, where a packet for somebody else is dropped without a word.
 */
record RouteCut(Api api, PodExec exec) {
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration INTERVAL = Duration.ofMillis(100);

    /** Stays until the route is gone again, and never longer than this; a second one may be made meanwhile. */
    private static final String WAIT_SCRIPT = """
            n=0; while [ ! -e /tmp/mended ] && [ $n -lt 600 ]; do sleep 1; n=$((n + 1)); done""";

    /**
     * Adds a host route to the loopback and takes it away again. Where there is no ip(8), as in the default base image,
     * perl asks the kernel for it (SIOCADDRT of an rtentry, netdevice(7)); it is a part of every Debian and Ubuntu.
     */
    private static final String CUT = """
            route() {
              if command -v ip >/dev/null; then ip route "$1" "$2" dev lo; return; fi
              perl -MSocket -e '
                my ($how, $to) = @ARGV;
                my $entry = pack "x8 a16 x16 a16 S x22 s x6 p x24", pack_sockaddr_in(0, inet_aton($to)),
                    pack_sockaddr_in(0, inet_aton("255.255.255.255")), 5, 0, "lo";
                socket(my $socket, AF_INET, SOCK_DGRAM, 0) or die "socket: $!\\n";
                ioctl($socket, $how eq "add" ? 0x890B : 0x890C, $entry) or die "route: $!\\n"' "$1" "$2"
            }
            route add "$0" || exit 3
            echo held
            read -r mend
            route del "$0" && : > /tmp/mended""";

    private static final List<String> TOOLS =
            List.of("sh", "-c", "command -v ip || { command -v perl && case $0 in *:*) exit 3;; esac; }");

    /** What keeps it from being cut; empty if nothing does. Two rehearsals, which change nothing. */
    String obstacle(Pod one, Pod other) {
        for (Pod pod : List.of(one, other)) {
            String name = pod.getMetadata().getName();
            List<String> tools = new ArrayList<>(TOOLS);
            tools.add(pod.getStatus().getPodIP());
            if (!exec.run(name, tools).isDone()) {
                return "the image has neither ip nor a perl that would do. It takes a base image with iproute2";
            }
            Optional<String> refused = dryRun(pod);
            if (refused.isPresent()) {
                return refused.get();
            }
        }
        return "";
    }

    private Optional<String> dryRun(Pod pod) {
        try {
            add(pod, container(pod), true);
            return Optional.empty();
        } catch (KubernetesClientException e) {
            if (e.getCode() <= 0) {
                throw api.failure("asking for an ephemeral container", e);
            }
            boolean level = e.getCode() == HttpURLConnection.HTTP_FORBIDDEN
                    && String.valueOf(e.getMessage()).contains("violates PodSecurity");
            return Optional.of(
                    level
                            ? "the Pod Security level of namespace " + api.namespace()
                                    + " forbids a container that sets routes (NET_ADMIN). It takes the level privileged for as"
                                    + " long as the drill lasts: kubectl label namespace " + api.namespace()
                                    + " --overwrite pod-security.kubernetes.io/enforce=privileged"
                            : "an ephemeral container with NET_ADMIN is refused (" + e.getCode() + "): "
                                    + e.getStatus().getMessage());
        }
    }

    Broken cut(Pod one, Pod other) {
        List<Broken> ends = new ArrayList<>();
        Broken both = () -> ends.forEach(Broken::mend);
        try {
            ends.add(cutOff(one, other));
            ends.add(cutOff(other, one));
            return both;
        } catch (RuntimeException e) {
            both.mend();
            throw e;
        }
    }

    private Broken cutOff(Pod pod, Pod from) {
        EphemeralContainer container = container(pod);
        String name = pod.getMetadata().getName();
        api.call("adding an ephemeral container to pod " + name, client -> add(pod, container, false));
        awaitRunning(name, container.getName());
        return exec.hold(
                name,
                container.getName(),
                List.of("sh", "-c", CUT, from.getStatus().getPodIP()));
    }

    private Pod add(Pod pod, EphemeralContainer container, boolean rehearsal) {

        String patch = api.client()
                .getKubernetesSerialization()
                .asJson(Map.of("spec", Map.of("ephemeralContainers", List.of(container))));
        return api.send(client -> client.pods()
                .withName(pod.getMetadata().getName())
                .ephemeralContainers()
                .patch(Api.patch(PatchType.STRATEGIC_MERGE, rehearsal), patch));
    }

    /** Of the pod's own image, which its host has. Only the one capability; only root may have it in effect. */
    private static EphemeralContainer container(Pod pod) {
        return new EphemeralContainerBuilder()
                .withName("gregor-cut-"
                        + HexFormat.of()
                                .toHexDigits(RandomGenerator.getDefault().nextInt()))
                .withImage(pod.getSpec().getContainers().getFirst().getImage())
                .withImagePullPolicy("IfNotPresent")
                .withCommand("sh", "-c", WAIT_SCRIPT)
                .withNewSecurityContext()
                .withRunAsUser(0L)
                .withRunAsNonRoot(false)
                .withAllowPrivilegeEscalation(false)
                .withNewCapabilities()
                .withDrop("ALL")
                .withAdd("NET_ADMIN")
                .endCapabilities()
                .endSecurityContext()
                .build();
    }

    private void awaitRunning(String pod, String container) {
        api.await(START_TIMEOUT, INTERVAL)
                .until(
                        () -> isRunning(pod, container),
                        () -> new Failure(
                                "Ephemeral container " + container + " in pod " + pod + " does not start within "
                                        + START_TIMEOUT.toSeconds() + " s.",
                                "See why with: kubectl describe pod " + pod + " -n " + api.namespace()));
    }

    private boolean isRunning(String pod, String container) {
        return api.pod(pod).stream()
                .flatMap(present -> present.getStatus().getEphemeralContainerStatuses().stream())
                .filter(status -> status.getName().equals(container))
                .map(ContainerStatus::getState)
                .anyMatch(state -> state.getRunning() != null);
    }
}
