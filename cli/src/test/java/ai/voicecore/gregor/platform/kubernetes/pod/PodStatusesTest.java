package ai.voicecore.gregor.platform.kubernetes.pod;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.failure.Remedy;
import ai.voicecore.gregor.snapshot.NodeEnd;
import ai.voicecore.gregor.snapshot.NodePhase;
import ai.voicecore.gregor.snapshot.NodeStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodConditionBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PodStatusesTest {
    private static final String STARTED = "2026-11-23T10:00:00Z";

    @Test
    void aNodeWithoutAPodIsStopped() {
        assertThat(PodStatuses.of("kafka-0", null, List.of()))
                .isEqualTo(new NodeStatus("kafka-0", NodePhase.STOPPED, "", 0, Optional.empty(), ""));
    }

    @Test
    void aReadyPodIsReadyOnItsHost() {
        assertThat(PodStatuses.of("kafka-0", pod(running(2), condition("Ready", "True", STARTED, "")), List.of()))
                .isEqualTo(new NodeStatus(
                        "kafka-0", NodePhase.READY, "on host-1", 2, Optional.of(Instant.parse(STARTED)), ""));
    }

    @Test
    void aPodThatWasReadySinceItsStartIsUnready() {
        assertThat(of(pod(running(0), condition("Ready", "False", STARTED, ""))).phase())
                .isEqualTo(NodePhase.STARTING);
        assertThat(of(pod(running(0), condition("Ready", "False", "2026-11-23T10:05:00Z", "")))
                        .phase())
                .isEqualTo(NodePhase.UNREADY);
    }

    @Test
    void missingResourcesOfHostsAreReported() {
        Pod pod = new PodBuilder(pod(
                        null,
                        condition(
                                "PodScheduled",
                                "False",
                                STARTED,
                                "0/3 nodes are available: 3 Insufficient cpu. preemption: 0/3 nodes are available: 3 No"
                                        + " preemption victims found for incoming pod.")))
                .editSpec()
                .withNodeName(null)
                .endSpec()
                .build();

        assertThat(of(pod))
                .isEqualTo(new NodeStatus(
                        "kafka-0",
                        NodePhase.STARTING,
                        "no host yet",
                        0,
                        Optional.empty(),
                        "no host fits: 0/3 nodes are available: 3 Insufficient cpu",
                        Remedy.of(
                                "`profile: local` in the spec asks for less, as do kubernetes.*.cpu and memory; or add hosts."),
                        Optional.empty(),
                        "",
                        true));
    }

    @Test
    void anImageThatCannotBePulledIsNamed() {
        NodeStatus status = of(pod(
                waiting("ImagePullBackOff", "not found").withImage("gregor:9"),
                condition("Ready", "False", STARTED, "")));

        assertThat(status.phase()).isEqualTo(NodePhase.FAILED);
        assertThat(status.detail()).isEqualTo("image gregor:9 cannot be pulled: not found");
        assertThat(status.remedy()).asString().contains("gregor image build --name gregor:9");
    }

    @Test
    void theLastLogLinesOfANodeThatEndedAreReported() {
        ContainerStatusBuilder crashed = ended(waiting("CrashLoopBackOff", "back-off 10s"), 1, "");

        NodeStatus status = PodStatuses.of(
                "kafka-0",
                pod(crashed, condition("Ready", "False", STARTED, "")),
                List.of("java.io.IOException: No space left on device"));

        assertThat(status.phase()).isEqualTo(NodePhase.RESTARTING);
        assertThat(status.detail()).isEqualTo("ended with exit code 1: IOException: No space left on device");
        assertThat(status.remedy()).asString().isEqualTo("Make room on the disk of its directory.");
    }

    @Test
    void aRestartedNodeStillReportsHowItEnded() {
        ContainerStatusBuilder back = ended(running(1), 137, "");
        back.editLastState()
                .editTerminated()
                .withReason("OOMKilled")
                .withFinishedAt(STARTED)
                .endTerminated()
                .endLastState();

        NodeStatus status = of(pod(back, condition("Ready", "True", STARTED, "")));

        assertThat(status.phase()).isEqualTo(NodePhase.READY);
        assertThat(status.detail()).isEmpty();
        assertThat(status.remedy()).asString().isEmpty();
        assertThat(status.lastEnd())
                .contains(new NodeEnd(
                        Instant.parse(STARTED),
                        OptionalInt.of(137),
                        "its container used more memory than its limit (OOMKilled)"));
    }

    @Test
    void aConfigurationThatKafkaRefusesIsAFailure() {
        NodeStatus status = PodStatuses.of(
                "kafka-0",
                pod(
                        ended(waiting("CrashLoopBackOff", "back-off 10s"), 1, ""),
                        condition("Ready", "False", STARTED, "")),
                List.of(
                        "org.apache.kafka.common.config.ConfigException: Invalid value x for configuration log.segment.bytes:"
                                + " Not a number of type INT"));

        assertThat(status.phase()).isEqualTo(NodePhase.FAILED);
        assertThat(status.remedy()).asString().contains("below config in the spec");
    }

    @Test
    void aNodeThatRefusesItsStorageIsAFailure() {
        ContainerStatusBuilder refused = ended(waiting("CrashLoopBackOff", "back-off 10s"), 2, "other cluster");

        assertThat(of(pod(refused, condition("Ready", "False", STARTED, ""))).phase())
                .isEqualTo(NodePhase.FAILED);
    }

    @Test
    void aPodThatIsBeingDeletedIsNotReady() {
        Pod pod = new PodBuilder(pod(running(0), condition("Ready", "True", STARTED, "")))
                .editMetadata()
                .withDeletionTimestamp(STARTED)
                .endMetadata()
                .build();

        assertThat(of(pod).phase()).isEqualTo(NodePhase.UNREADY);
    }

    private static NodeStatus of(Pod pod) {
        return PodStatuses.of("kafka-0", pod, List.of());
    }

    private static Pod pod(
            @org.jspecify.annotations.Nullable ContainerStatusBuilder container, PodConditionBuilder condition) {
        PodBuilder pod = new PodBuilder()
                .withNewMetadata()
                .withName("kafka-0")
                .endMetadata()
                .withNewSpec()
                .withNodeName("host-1")
                .endSpec()
                .withNewStatus()
                .withConditions(condition.build())
                .endStatus();
        if (container != null) {
            pod.editStatus().withContainerStatuses(container.build()).endStatus();
        }
        return pod.build();
    }

    private static PodConditionBuilder condition(String type, String status, String since, String message) {
        return new PodConditionBuilder()
                .withType(type)
                .withStatus(status)
                .withLastTransitionTime(since)
                .withMessage(message);
    }

    private static ContainerStatusBuilder running(int restarts) {
        return new ContainerStatusBuilder()
                .withRestartCount(restarts)
                .withNewState()
                .withNewRunning()
                .withStartedAt(STARTED)
                .endRunning()
                .endState();
    }

    private static ContainerStatusBuilder waiting(String reason, String message) {
        return new ContainerStatusBuilder()
                .withRestartCount(0)
                .withNewState()
                .withNewWaiting()
                .withReason(reason)
                .withMessage(message)
                .endWaiting()
                .endState();
    }

    private static ContainerStatusBuilder ended(ContainerStatusBuilder container, int code, String message) {
        return container
                .withNewLastState()
                .withNewTerminated()
                .withExitCode(code)
                .withMessage(message)
                .endTerminated()
                .endLastState();
    }
}
