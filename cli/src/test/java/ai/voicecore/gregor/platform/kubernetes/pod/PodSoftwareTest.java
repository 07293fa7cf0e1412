package ai.voicecore.gregor.platform.kubernetes.pod;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.platform.kubernetes.manifest.Manifests;
import ai.voicecore.gregor.platform.kubernetes.pod.ImageTrial.Verdict;
import ai.voicecore.gregor.platform.kubernetes.pod.PodExec.Result;
import ai.voicecore.gregor.platform.kubernetes.pod.PodStatuses.PodState;
import ai.voicecore.gregor.snapshot.CannotStart;
import ai.voicecore.gregor.snapshot.NodePhase;
import ai.voicecore.gregor.testing.Clusters;
import ai.voicecore.gregor.topology.Topology;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Three pods of 3.9.2 whose image should also have 4.3.1. */
class PodSoftwareTest {
    private static final String IMAGE = "gregor:1";
    private static final String OLD = "/opt/gregor/bin/kafka-3.9.2-kraft";
    private static final Result NOTHING = new Result(
            -1, "exec: \"/opt/gregor/bin/kafka-4.3.1-kraft\": stat /opt/gregor/bin/kafka-4.3.1-kraft: no such file");

    private final Topology wanted =
            Clusters.topology("platform: kubernetes\nregistry: {enabled: false}\nconnect: {enabled: false}");
    private final List<String> asked = new ArrayList<>();

    @Test
    void anImageWithoutTheReleaseIsReportedForEachPodAndCheckedOnce() {
        assertThat(lacking(IMAGE, OLD, NOTHING))
                .extracting(CannotStart::node)
                .containsExactly("kafka-kraft-0", "kafka-kraft-1", "kafka-kraft-2");
        assertThat(lacking(IMAGE, OLD, NOTHING).getFirst().because())
                .isEqualTo("its image gregor:1 does not have kafka-4.3.1-kraft");
        assertThat(asked)
                .containsOnly("kafka-kraft-0 [/opt/gregor/bin/kafka-4.3.1-kraft, -version]")
                .hasSize(2);
    }

    @Test
    void anImageWithTheReleaseIsAccepted() {
        assertThat(lacking(IMAGE, OLD, new Result(0, "openjdk version 25"))).isEmpty();
    }

    @Test
    void ifPodsCannotBeCheckedTheImageIsTested() {
        assertThat(lacking(IMAGE, OLD, new Result(-1, "no answer within 15 s"))).hasSize(3);
        assertThat(asked).last().isEqualTo("trial of gregor:1");
    }

    @Test
    void theRunningReleaseIsNotChecked() {
        assertThat(lacking(IMAGE, "/opt/gregor/bin/kafka-4.3.1-kraft", NOTHING)).isEmpty();
        assertThat(asked).isEmpty();
    }

    @Test
    void anImageThatNoPodHasIsTestedOnce() {
        assertThat(lacking("gregor:0", OLD, NOTHING))
                .extracting(CannotStart::because)
                .hasSize(3)
                .containsOnly("image gregor:1 cannot be pulled");
        assertThat(asked).containsExactly("trial of gregor:1");
    }

    @Test
    void anImageIsTestedUntilItRunsOrFailsPermanently() {
        assertThat(verdict(new ContainerStateBuilder().withNewRunning().endRunning()))
                .isEmpty();
        assertThat(verdict(waiting("ContainerCreating", ""))).isEmpty();
        assertThat(verdict(waiting("ErrImagePull", "dial tcp: i/o timeout")))
                .as("a network's failure may pass")
                .isEmpty();
        assertThat(verdict(waiting("ErrImagePull", "gregor:1: not found"))
                        .orElseThrow()
                        .trouble())
                .hasValueSatisfying(trouble -> assertThat(trouble.detail()).contains("cannot be pulled"));
        assertThat(verdict(ended(0, ""))).contains(new Verdict(Optional.empty()));
        assertThat(verdict(ended(128, "exec: stat /opt/gregor/bin/x: no such file or directory"))
                        .orElseThrow()
                        .trouble())
                .hasValueSatisfying(
                        trouble -> assertThat(trouble.remedy()).asString().contains("not an image of Gregor"));
        assertThat(verdict(ended(137, "OOMKilled"))).contains(new Verdict(Optional.empty()));
    }

    @Test
    void aRegistryThatDoesNotAnswerWithinTheTimeLimitIsAnObstacle() {
        assertThat(ImageTrial.undecided(
                                IMAGE,
                                waiting("ErrImagePull", "dial tcp: i/o timeout").build())
                        .trouble())
                .hasValueSatisfying(trouble -> assertThat(trouble.detail()).contains("i/o timeout"));
        assertThat(ImageTrial.undecided(IMAGE, new ContainerStateBuilder().build())
                        .trouble())
                .as("no host was found for the pod")
                .isEmpty();
        assertThat(ImageTrial.undecided(IMAGE, waiting("ContainerCreating", "").build())
                        .trouble())
                .isEmpty();
    }

    private static Optional<Verdict> verdict(ContainerStateBuilder state) {
        return ImageTrial.verdict(IMAGE, state.build());
    }

    private static ContainerStateBuilder waiting(String reason, String message) {
        return new ContainerStateBuilder()
                .withNewWaiting()
                .withReason(reason)
                .withMessage(message)
                .endWaiting();
    }

    private static ContainerStateBuilder ended(int code, String message) {
        return new ContainerStateBuilder()
                .withNewTerminated()
                .withExitCode(code)
                .withMessage(message)
                .endTerminated();
    }

    private List<CannotStart> lacking(String image, String command, Result result) {
        Map<String, Pod> pods = wanted.nodes().stream()
                .map(node -> pod(node.name(), image, command))
                .collect(Collectors.toMap(pod -> pod.getMetadata().getName(), Function.identity()));
        PodSoftware software = new PodSoftware(
                (pod, line) -> {
                    asked.add(pod + " " + line);
                    return result;
                },
                spec -> {
                    asked.add("trial of " + spec.getContainers().getFirst().getImage());
                    return Optional.of(
                            new PodState(NodePhase.FAILED, "image " + IMAGE + " cannot be pulled", "Build it."));
                });
        return software.lacking(wanted.spec(), wanted.nodes(), pods, new Manifests(wanted, IMAGE)::pod);
    }

    private static Pod pod(String name, String image, String command) {
        return new PodBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withImage(image)
                .withCommand(command)
                .endContainer()
                .endSpec()
                .build();
    }
}
