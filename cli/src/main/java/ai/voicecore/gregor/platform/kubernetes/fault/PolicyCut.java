package ai.voicecore.gregor.platform.kubernetes.fault;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.platform.Faults.Broken;
import ai.voicecore.gregor.platform.kubernetes.api.Api;
import ai.voicecore.gregor.platform.kubernetes.manifest.Labels;
import ai.voicecore.gregor.platform.kubernetes.pod.PodExec;
import ai.voicecore.gregor.platform.kubernetes.pod.TrialPod;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeerBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lets no new connection pass between two pods: a NetworkPolicy for each lets it send to everybody but the other. Policies
 * for what is sent add up to what any of them allows, and Gregor makes none but these.
 */
record PolicyCut(Api api, PodExec exec) {
    private static final Duration EFFECT_TIMEOUT = Duration.ofSeconds(15);
    private static final Duration INTERVAL = Duration.ofMillis(500);

    private static final String CUT = "gregor-cut-";

    /** On every pod of a StatefulSet. */
    private static final String POD = "statefulset.kubernetes.io/pod-name";

    /**
     * A try to connect to a pod, as a shell in another one does it: with bash, or with the netcat that goes with busybox.
     */
    private static final String DIAL = """
            dial() {
              if command -v bash >/dev/null; then timeout 3 bash -c ': <>"/dev/tcp/$0/$1"' "$1" "$2" 2>/dev/null
              else nc -z -w 3 "$1" "$2"; fi
            }
            """;

    private static final int ENFORCED_EXIT_CODE = 10;

    /**
     * Whether anybody enforces NetworkPolicies: Kubernetes itself only keeps them. A pod that is none of the cluster's, and
     * soon gone, tries the port of a broker that Gregor's policies close to such pods. False too if that cannot be found
     * out.
     */
    boolean isEnforced(Pod broker) {
        String script = "dial \"$0\" \"$1\" || exit 1; dial \"$0\" \"$2\" || exit " + ENFORCED_EXIT_CODE;
        return new TrialPod(api)
                .run(
                        broker.getSpec(),
                        dialling(script, broker, "client", "replication"),
                        state -> Optional.ofNullable(state.getTerminated()).map(ContainerStateTerminated::getExitCode))
                .equals(Optional.of(ENFORCED_EXIT_CODE));
    }

    /** Returns when connections between them fail; {@link Failure} if they go on, and then nothing is left behind. */
    Broken cut(Pod one, Pod other) {
        List<NetworkPolicy> policies = List.of(policy(one, other), policy(other, one));
        Broken both = this::mendLeftovers;
        try {
            policies.forEach(policy -> api.call(
                    "making a network policy", client -> client.resource(policy).create()));
            awaitCut(one, other);
            return both;
        } catch (RuntimeException e) {
            both.mend();
            throw e;
        }
    }

    /** Deletes what a killed drill has left; the names. */
    List<String> mendLeftovers() {
        List<NetworkPolicy> left =
                api
                        .list(
                                "network policies",
                                Labels.OF_GREGOR,
                                client -> client.network().v1().networkPolicies())
                        .stream()
                        .filter(policy -> policy.getMetadata().getName().startsWith(CUT))
                        .toList();
        left.forEach(api::delete);
        return left.stream().map(policy -> policy.getMetadata().getName()).toList();
    }

    private NetworkPolicy policy(Pod pod, Pod from) {
        return new NetworkPolicyBuilder()
                .withNewMetadata()
                .withName(CUT + pod.getMetadata().getName())
                .withNamespace(api.namespace())
                // What a killed drill leaves behind is then taken away by the next deploy.
                .withLabels(Labels.of(pod.getMetadata().getLabels().get(Labels.INSTANCE)))
                .endMetadata()
                .withNewSpec()
                .withNewPodSelector()
                .withMatchLabels(Map.of(POD, pod.getMetadata().getName()))
                .endPodSelector()
                .withPolicyTypes("Egress")
                .addNewEgress()
                .addToTo(allPodsExcept(from))
                .endEgress()
                .endSpec()
                .build();
    }

    /** Pods by their names as well: some plug-ins take no address for a pod. */
    private NetworkPolicyPeer[] allPodsExcept(Pod pod) {
        String address = pod.getStatus().getPodIP();
        boolean six = address.contains(":");
        NetworkPolicyPeer addresses = new NetworkPolicyPeerBuilder()
                .withNewIpBlock()
                .withCidr(six ? "::/0" : "0.0.0.0/0")
                .withExcept(address + (six ? "/128" : "/32"))
                .endIpBlock()
                .build();
        NetworkPolicyPeer neighbours = new NetworkPolicyPeerBuilder()
                .withNewPodSelector()
                .addNewMatchExpression()
                .withKey(POD)
                .withOperator("NotIn")
                .withValues(pod.getMetadata().getName())
                .endMatchExpression()
                .endPodSelector()
                .build();
        NetworkPolicyPeer others = new NetworkPolicyPeerBuilder()
                .withNewNamespaceSelector()
                .addNewMatchExpression()
                .withKey("kubernetes.io/metadata.name")
                .withOperator("NotIn")
                .withValues(api.namespace())
                .endMatchExpression()
                .endNamespaceSelector()
                .build();
        return new NetworkPolicyPeer[] {addresses, neighbours, others};
    }

    private void awaitCut(Pod one, Pod other) {
        api.await(EFFECT_TIMEOUT, INTERVAL)
                .until(
                        () -> !connects(one, other),
                        () -> new Failure(
                                "Network policies have no effect here within " + EFFECT_TIMEOUT.toSeconds() + " s: "
                                        + one.getMetadata().getName() + " still reaches "
                                        + other.getMetadata().getName() + ".",
                                "See what is possible with: {gregor drill list}"));
    }

    private boolean connects(Pod one, Pod other) {
        return exec.run(one.getMetadata().getName(), dialling("dial \"$0\" \"$1\"", other, "replication"))
                .isDone();
    }

    /** The script's arguments are the pod's address and these ports of it. */
    private static List<String> dialling(String script, Pod pod, String... ports) {
        List<String> command = new ArrayList<>(
                List.of("sh", "-c", DIAL + script, pod.getStatus().getPodIP()));
        for (String port : ports) {
            command.add(String.valueOf(port(pod, port)));
        }
        return command;
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
