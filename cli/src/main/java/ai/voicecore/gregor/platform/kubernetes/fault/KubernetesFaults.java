package ai.voicecore.gregor.platform.kubernetes.fault;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.platform.Fault;
import ai.voicecore.gregor.platform.Faults;
import ai.voicecore.gregor.platform.kubernetes.api.Api;
import ai.voicecore.gregor.platform.kubernetes.manifest.Labels;
import ai.voicecore.gregor.platform.kubernetes.pod.PodExec;
import ai.voicecore.gregor.topology.Node;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Faults of pods. */
public final class KubernetesFaults implements Faults {
    private final Api api;
    private final PodSignals signals;
    private final RouteCut routes;
    private final PolicyCut policies;
    private final FullVolume volume;

    public KubernetesFaults(Api api) {
        this.api = api;
        PodExec exec = new PodExec(api);
        this.signals = new PodSignals(exec);
        this.routes = new RouteCut(api, exec);
        this.policies = new PolicyCut(api, exec);
        this.volume = new FullVolume(exec);
    }

    @Override
    public Optional<String> obstacle(Fault fault) {
        String obstacle = switch (fault) {
            // Where no signal gets in, the pod is deleted without grace.
            case Fault.Kill kill -> "";
            case Fault.Pause(Node node) -> unpausable(node);
            case Fault.FillDisk(Node node) -> volume.obstacle(pod(node));
            case Fault.SlowDisk(Node node) ->
                "Kubernetes has no bound for the disk of a pod, and a container may set none. It takes root"
                        + " on the host of " + node.name() + ": io.max of the pod's control group.";
            case Fault.CutNetwork(Node one, Node other) -> uncuttable(pod(one), pod(other));
        };
        return Optional.of(obstacle).filter(text -> !text.isEmpty());
    }

    private String uncuttable(Pod one, Pod other) {
        String noRoutes = routes.obstacle(one, other);
        return noRoutes.isEmpty() || policies.isEnforced(other)
                ? ""
                : noRoutes + "; or a network plug-in that enforces NetworkPolicies, which none does here";
    }

    /** By routes where they may be set, else by policies where somebody enforces them. */
    private Broken cut(Pod one, Pod other) {
        return routes.obstacle(one, other).isEmpty() ? routes.cut(one, other) : policies.cut(one, other);
    }

    private String unpausable(Node node) {
        String obstacle = signals.obstacle(pod(node));
        return obstacle.isEmpty()
                ? ""
                : obstacle + ". It takes a pod of this release (restart " + node.name()
                        + ") and a base image with a shell.";
    }

    @Override
    public Broken inject(Fault fault) {
        return switch (fault) {
            case Fault.Kill(Node node) -> kill(node);
            case Fault.Pause(Node node) -> pause(node);
            case Fault.FillDisk(Node node) -> volume.fill(pod(node));
            case Fault.SlowDisk slow ->
                throw Faults.impossible(slow, obstacle(slow).orElse(""));
            case Fault.CutNetwork(Node one, Node other) -> cut(pod(one), pod(other));
        };
    }

    @Override
    public List<String> mendLeftovers() {
        List<String> mended = new ArrayList<>();
        // Routes end with the drill's connection.
        policies.mendLeftovers().forEach(policy -> mended.add("network policy " + policy + " is gone"));
        api.pods(Labels.OF_GREGOR).stream()
                .filter(signals::resumed)
                .forEach(pod -> mended.add(pod.getMetadata().getName() + " runs again"));
        return mended;
    }

    /** Kubernetes starts it again; there is nothing to mend. */
    private Broken kill(Node node) {
        Pod pod = pod(node);
        String obstacle = signals.obstacle(pod);
        if (obstacle.isEmpty()) {
            signal("KILL", pod);
            return new Dead("SIGKILL; the pod stays, and its kubelet starts the container again");
        }
        api.deleteWithoutGrace(pod);
        return new Dead("the pod is deleted without grace, for " + obstacle);
    }

    private record Dead(String how) implements Broken {
        @Override
        public void mend() {}
    }

    private Broken pause(Node node) {
        Pod pod = pod(node);
        signal("STOP", pod);
        return () -> resume(node, pod.getMetadata().getUid());
    }

    /** A process that has been replaced since is not halted. */
    private void resume(Node node, String uid) {
        api.pod(node.name())
                .filter(present -> present.getMetadata().getUid().equals(uid))
                .ifPresent(present -> signal("CONT", present));
    }

    private void signal(String name, Pod pod) {
        PodExec.Result result = signals.send(name, pod);
        if (!result.isDone()) {
            throw new Failure(
                    "SIG" + name + " did not reach the process in pod "
                            + pod.getMetadata().getName() + ": " + result.said(),
                    "Should it be halted still, delete the pod: kubectl delete pod "
                            + pod.getMetadata().getName() + " -n " + api.namespace());
        }
    }

    private Pod pod(Node node) {
        return api.pod(node.name())
                .orElseThrow(() -> new Failure(node.name() + " has no pod.", "See why with: {gregor status}"));
    }
}
