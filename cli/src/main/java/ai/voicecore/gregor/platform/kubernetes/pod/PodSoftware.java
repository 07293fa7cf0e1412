package ai.voicecore.gregor.platform.kubernetes.pod;

import ai.voicecore.gregor.launch.ImageLayout;
import ai.voicecore.gregor.platform.kubernetes.pod.PodExec.Result;
import ai.voicecore.gregor.platform.kubernetes.pod.PodStatuses.PodState;
import ai.voicecore.gregor.snapshot.CannotStart;
import ai.voicecore.gregor.snapshot.NodePhase;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.topology.Node;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Whether an image contains the software that pods will run next. Each image is asked once for each software. */
public final class PodSoftware {
    /** The error of container runtimes for a missing file; other errors say nothing about the image. */
    private static final Pattern NOT_FOUND = Pattern.compile("no such file|not found", Pattern.CASE_INSENSITIVE);

    private final BiFunction<String, List<String>, Result> exec;
    private final Function<PodSpec, Optional<PodState>> trial;
    private final Map<String, Optional<PodState>> known = new HashMap<>();

    /**
     * @param exec runs a command in a pod
     * @param trial why no pod can run an image that none of them runs yet
     */
    public PodSoftware(BiFunction<String, List<String>, Result> exec, Function<PodSpec, Optional<PodState>> trial) {
        this.exec = exec;
        this.trial = trial;
    }

    /**
     * What existing pods would lack with a new description.
     *
     * @param pods pod name, which is the node's name → pod
     * @param wanted the pod that a node should have
     */
    public List<CannotStart> lacking(
            ClusterSpec spec, Collection<Node> nodes, Map<String, Pod> pods, Function<Node, PodSpec> wanted) {
        List<CannotStart> lacking = new ArrayList<>();
        for (Node node : nodes) {
            Optional.ofNullable(pods.get(node.name()))
                    .flatMap(pod -> trouble(ImageLayout.software(spec, node), pod, wanted.apply(node)))
                    .map(trouble -> new CannotStart(node.name(), trouble.detail(), trouble.remedy()))
                    .ifPresent(lacking::add);
        }
        return lacking;
    }

    private Optional<PodState> trouble(String software, Pod pod, PodSpec wanted) {
        Container now = container(pod.getSpec());
        String image = container(wanted).getImage();
        if (now.getImage().equals(image) && now.getCommand().contains(ImageLayout.java(software))) {
            return Optional.empty();
        }
        return known.computeIfAbsent(
                image + " " + software,
                key -> now.getImage().equals(image) ? asked(software, pod, wanted) : trial.apply(wanted));
    }

    /** A pod that does not answer, because its host is busy or exec is forbidden, says nothing about its image. */
    private Optional<PodState> asked(String software, Pod pod, PodSpec wanted) {
        Result result = exec.apply(pod.getMetadata().getName(), List.of(ImageLayout.java(software), "-version"));
        if (result.isDone()) {
            return Optional.empty();
        }
        return NOT_FOUND.matcher(result.said()).find()
                ? Optional.of(new PodState(
                        NodePhase.FAILED,
                        "its image " + container(wanted).getImage() + " does not have " + software,
                        "Build an image that has it (gregor image build --kafka), and deploy it first:"
                                + " kubernetes.image."))
                : trial.apply(wanted);
    }

    private static Container container(PodSpec pod) {
        return pod.getContainers().getFirst();
    }
}
