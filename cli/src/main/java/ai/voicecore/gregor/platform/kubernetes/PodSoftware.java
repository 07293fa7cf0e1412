package ai.voicecore.gregor.platform.kubernetes;

import ai.voicecore.gregor.launch.ImageLayout;
import ai.voicecore.gregor.platform.kubernetes.PodExec.Result;
import ai.voicecore.gregor.snapshot.CannotStart;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.topology.Node;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** Whether the image of pods that run has the software that they are to run next. Another image cannot be looked into. */
final class PodSoftware {
    /** As the runtimes of containers say it; whatever else keeps a command from being run says nothing about the image. */
    private static final Pattern NOT_THERE = Pattern.compile("no such file|not found", Pattern.CASE_INSENSITIVE);

    private final ClusterSpec spec;
    private final String image;
    private final BiFunction<String, List<String>, Result> exec;
    private final Map<String, Boolean> known = new HashMap<>();

    /**
     * Asks pods of a cluster.
     *
     * @param image from which its pods are to run
     * @param exec runs a command in a pod
     */
    PodSoftware(ClusterSpec spec, String image, BiFunction<String, List<String>, Result> exec) {
        this.spec = spec;
        this.image = image;
        this.exec = exec;
    }

    /** @param pods by their names, which are those of the nodes */
    List<CannotStart> lacking(Collection<Node> nodes, Map<String, Pod> pods) {
        List<CannotStart> lacking = new ArrayList<>();
        for (Node node : nodes) {
            String software = ImageLayout.software(spec, node.role());
            Pod pod = pods.get(node.name());
            if (pod != null && isOfImage(pod) && !runs(pod, software) && !has(pod, software)) {
                lacking.add(new CannotStart(
                        node.name(),
                        "its image " + image + " does not have " + software,
                        "Build an image that has it (gregor image build --kafka " + spec.version()
                                + "), and deploy it first: kubernetes.image."));
            }
        }
        return lacking;
    }

    private boolean isOfImage(Pod pod) {
        return container(pod).getImage().equals(image);
    }

    private static boolean runs(Pod pod, String software) {
        return container(pod).getCommand().contains(ImageLayout.java(software));
    }

    private static Container container(Pod pod) {
        return pod.getSpec().getContainers().getFirst();
    }

    private boolean has(Pod pod, String software) {
        return known.computeIfAbsent(software, name -> {
            Result result = exec.apply(pod.getMetadata().getName(), List.of(ImageLayout.java(name), "-version"));
            return result.isDone() || !NOT_THERE.matcher(result.said()).find();
        });
    }
}
