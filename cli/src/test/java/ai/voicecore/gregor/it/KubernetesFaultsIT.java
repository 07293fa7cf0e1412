package ai.voicecore.gregor.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.voicecore.gregor.testing.CommandLine;
import ai.voicecore.gregor.testing.KubernetesNamespace;
import ai.voicecore.gregor.testing.Programs;
import ai.voicecore.gregor.testing.Signals;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import io.fabric8.kubernetes.client.dsl.PodResource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Pods and hosts that go away under a verified load: the cluster is back by itself, and no acknowledged record is lost. */
@Timeout(600)
@Tag("long")
class KubernetesFaultsIT {
    private static final Duration RECOVERY = Duration.ofSeconds(90);

    /** A host is taken for lost after some seconds in the testbed, and after 40 s in most clusters. */
    private static final Duration LOST = Duration.ofSeconds(60);

    @RegisterExtension
    static final KubernetesNamespace NAMESPACE = KubernetesNamespace.of("it-faults");

    @BeforeAll
    static void itIsDeployed() {
        NAMESPACE
                .deploy("registry: {enabled: false}\nconnect: {enabled: false}\n", "--no-validate")
                .expect(0);
    }

    @Test
    void aPodIsDeletedAndAContainerKilled() {
        CommandLine.Running audit = audit();
        Pod before = pod("kafka-kraft-0");
        resource("kafka-kraft-0").delete();
        awaitAnother(before);

        int restarts = restarts("kafka-kraft-1");
        kill("kafka-kraft-1");
        await("the container is started again")
                .atMost(RECOVERY)
                .until(() -> restarts("kafka-kraft-1") > restarts && isReady("kafka-kraft-1"));
        JsonNode ended = status("kafka-kraft-1").path("lastEnd");
        assertThat(ended.path("exitCode").asInt()).isEqualTo(137);
        assertThat(ended.path("reason").asString()).contains("SIGKILL");

        nothingIsLost(audit);
    }

    /** What {@code kubectl drain} does, for one host after the other. */
    @Test
    @Tag("long")
    void aHostIsDrainedAndASecondDrainWaits() {
        String first = pod("kafka-kraft-0").getSpec().getNodeName();
        Pod before = pod("kafka-kraft-0");
        CommandLine.Running audit = audit();
        unschedulable(first, true);
        try {
            assertThat(resource("kafka-kraft-0").evict()).isTrue();
            await("its pod waits for the host with its volume")
                    .atMost(RECOVERY)
                    .until(() ->
                            isAnother(before) && pod("kafka-kraft-0").getSpec().getNodeName() == null);
            assertThat(NAMESPACE.run("status").out()).contains("no host fits");

            assertThat(resource("kafka-kraft-1").evict())
                    .as("the disruption budget lets a second one go")
                    .isFalse();
        } finally {
            unschedulable(first, false);
        }
        awaitAnother(before);
        Pod second = pod("kafka-kraft-1");
        await("the disruption budget lets the next one go")
                .atMost(RECOVERY)
                .until(() -> resource("kafka-kraft-1").evict());
        awaitAnother(second);

        nothingIsLost(audit);
    }

    @Test
    @Tag("long")
    void aHostIsCutOffTheNetworkAndComesBack() {
        String cut = KubernetesNamespace.program("GREGOR_TEST_CUT", "takes a host off the network");
        String host = pod("kafka-kraft-2").getSpec().getNodeName();
        String number = host.substring(host.lastIndexOf('-') + 1);
        CommandLine.Running audit = audit();
        Programs.run(List.of(cut, number));
        try {
            await("the pod is no longer ready").atMost(LOST).until(() -> !isReady("kafka-kraft-2"));
            assertThat(NAMESPACE.run("validate").code()).isEqualTo(3);
        } finally {
            Programs.run(List.of(cut, "--heal", number));
        }
        await("the pod is ready again").atMost(RECOVERY).until(() -> isReady("kafka-kraft-2"));

        nothingIsLost(audit);
    }

    /** Returns when its topics are there. */
    private static CommandLine.Running audit() {
        CommandLine.Running audit = NAMESPACE.start("audit run", "--for", "1h", "--rate", "300", "-o", "json");
        await("the audit's topics")
                .atMost(RECOVERY)
                .until(() -> NAMESPACE.run("topics list", "--all").out().contains("gregor-audit-"));
        return audit;
    }

    private static void nothingIsLost(CommandLine.Running audit) {
        Signals.interrupt(audit.process().pid());
        JsonNode report = audit.await().expect(130).json();
        assertThat(report.path("holds").asBoolean()).as(report.toString()).isTrue();
        for (JsonNode lane : report.path("lanes")) {
            assertThat(lane.path("acknowledged").asLong()).as(lane.toString()).isGreaterThan(300);
        }
        await("every check holds")
                .atMost(RECOVERY)
                .untilAsserted(() -> NAMESPACE.run("validate").expect(0));
    }

    /** Pods share their process namespace, so the JVM is not its process 1, which nobody in there could kill. */
    private static JsonNode status(String node) {
        for (JsonNode known : NAMESPACE.run("status", "-o", "json").json().path("nodes")) {
            if (known.path("name").asString().equals(node)) {
                return known;
            }
        }
        throw new AssertionError("status does not know " + node);
    }

    private static void kill(String pod) {
        String java = pod(pod).getSpec().getContainers().getFirst().getCommand().getFirst();
        String script = "for p in /proc/[0-9]*; do if [ $p/exe -ef \"$0\" ]; then kill -9 ${p#/proc/}; fi; done";
        try (ExecWatch exec = resource(pod).redirectingOutput().exec("sh", "-c", script, java)) {
            assertThat(exec.exitCode().get(RECOVERY.toSeconds(), TimeUnit.SECONDS))
                    .isZero();
        } catch (Exception e) {
            throw new AssertionError("the container of " + pod + " was not killed", e);
        }
    }

    /** As {@code kubectl cordon} and {@code uncordon}; whatever else happens to the host's status. */
    private static void unschedulable(String host, boolean is) {
        NAMESPACE
                .client()
                .nodes()
                .withName(host)
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\": {\"unschedulable\": " + is + "}}");
    }

    private static void awaitAnother(Pod before) {
        String name = before.getMetadata().getName();
        await("another " + name + " is ready").atMost(RECOVERY).until(() -> isAnother(before) && isReady(name));
    }

    private static boolean isAnother(Pod before) {
        Pod now = resource(before.getMetadata().getName()).get();
        return now != null
                && !now.getMetadata().getUid().equals(before.getMetadata().getUid());
    }

    private static boolean isReady(String name) {
        return pod(name).getStatus().getConditions().stream()
                .anyMatch(condition -> condition.getType().equals("Ready")
                        && condition.getStatus().equals("True"));
    }

    private static int restarts(String name) {
        return pod(name).getStatus().getContainerStatuses().getFirst().getRestartCount();
    }

    private static Pod pod(String name) {
        return resource(name).get();
    }

    private static PodResource resource(String name) {
        return NAMESPACE.client().pods().inNamespace(NAMESPACE.name()).withName(name);
    }
}
