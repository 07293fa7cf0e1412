package ai.voicecore.gregor.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.voicecore.gregor.testing.KubernetesNamespace;
import ai.voicecore.gregor.testing.OnKubernetes;
import ai.voicecore.gregor.testing.Programs;
import ai.voicecore.gregor.testing.VerifiedLoad;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** Pods and hosts fail during an audit: the cluster recovers without a command, and no acknowledged record is lost. */
@Timeout(600)
@Tag("long")
@ResourceLock(OnKubernetes.HOSTS)
@Order(2)
class KubernetesFaultsIT {
    private static final Duration RECOVERY = Duration.ofSeconds(90);

    /** Kubernetes counts a host as lost after some seconds in the test cluster, and after 40 s in most clusters. */
    private static final Duration LOST = Duration.ofSeconds(60);

    @RegisterExtension
    static final KubernetesNamespace NAMESPACE = KubernetesNamespace.of("it-faults");

    @BeforeAll
    static void deployCluster() {
        NAMESPACE
                .deploy("registry: {enabled: false}\nconnect: {enabled: false}\n", "--no-validate")
                .expect(0);
    }

    @Test
    void theClusterRecoversFromADeletedPodAndAKilledContainer() {
        VerifiedLoad audit = VerifiedLoad.on(NAMESPACE);
        Pod before = NAMESPACE.pod("kafka-kraft-0").get();
        NAMESPACE.pod("kafka-kraft-0").delete();
        awaitAnother(before);

        int restarts = restarts("kafka-kraft-1");
        kill("kafka-kraft-1");
        await("the container is started again")
                .atMost(RECOVERY)
                .until(() -> restarts("kafka-kraft-1") > restarts && NAMESPACE.isReady("kafka-kraft-1"));
        JsonNode ended = status("kafka-kraft-1").path("lastEnd");
        assertThat(ended.path("exitCode").asInt()).isEqualTo(137);
        assertThat(ended.path("reason").asString()).contains("SIGKILL");

        audit.assertNothingIsLost();
    }

    /** The same as {@code kubectl drain}, for one host after the other. */
    @Test
    @Tag("long")
    void aSecondDrainWaitsUntilTheFirstBrokerIsReady() {
        String first = NAMESPACE.pod("kafka-kraft-0").get().getSpec().getNodeName();
        Pod before = NAMESPACE.pod("kafka-kraft-0").get();
        VerifiedLoad audit = VerifiedLoad.on(NAMESPACE);
        setUnschedulable(first, true);
        try {
            assertThat(NAMESPACE.pod("kafka-kraft-0").evict()).isTrue();
            await("its pod waits for the host with its volume")
                    .atMost(RECOVERY)
                    .until(() -> isAnother(before)
                            && NAMESPACE.pod("kafka-kraft-0").get().getSpec().getNodeName() == null);
            assertThat(NAMESPACE.run("status").out()).contains("no host fits");

            assertThat(NAMESPACE.pod("kafka-kraft-1").evict())
                    .as("the disruption budget lets a second one go")
                    .isFalse();
        } finally {
            setUnschedulable(first, false);
        }
        awaitAnother(before);
        Pod second = NAMESPACE.pod("kafka-kraft-1").get();
        await("the disruption budget lets the next one go")
                .atMost(RECOVERY)
                .until(() -> NAMESPACE.pod("kafka-kraft-1").evict());
        awaitAnother(second);

        audit.assertNothingIsLost();
    }

    @Test
    @Tag("long")
    void aDisconnectedHostReturns() {
        String cut = KubernetesNamespace.program("GREGOR_TEST_CUT", "takes a host off the network");
        String host = NAMESPACE.pod("kafka-kraft-2").get().getSpec().getNodeName();
        String number = host.substring(host.lastIndexOf('-') + 1);
        VerifiedLoad audit = VerifiedLoad.on(NAMESPACE);
        Programs.run(List.of(cut, number));
        try {
            await("the pod is no longer ready").atMost(LOST).until(() -> !NAMESPACE.isReady("kafka-kraft-2"));
            assertThat(NAMESPACE.run("validate").code()).isEqualTo(3);
        } finally {
            Programs.run(List.of(cut, "--heal", number));
        }
        await("the pod is ready again").atMost(RECOVERY).until(() -> NAMESPACE.isReady("kafka-kraft-2"));

        audit.assertNothingIsLost();
    }

    private static JsonNode status(String node) {
        for (JsonNode known : NAMESPACE.run("status", "-o", "json").json().path("nodes")) {
            if (known.path("name").asString().equals(node)) {
                return known;
            }
        }
        throw new AssertionError("status does not know " + node);
    }

    /**
     * Pods share their process namespace, so the JVM is not its process 1, which cannot be killed from within the pod.
     */
    private static void kill(String pod) {
        String java = NAMESPACE
                .pod(pod)
                .get()
                .getSpec()
                .getContainers()
                .getFirst()
                .getCommand()
                .getFirst();
        String script = "for p in /proc/[0-9]*; do if [ $p/exe -ef \"$0\" ]; then kill -9 ${p#/proc/}; fi; done";
        try (ExecWatch exec = NAMESPACE.pod(pod).redirectingOutput().exec("sh", "-c", script, java)) {
            assertThat(exec.exitCode().get(RECOVERY.toSeconds(), TimeUnit.SECONDS))
                    .isZero();
        } catch (Exception e) {
            throw new AssertionError("the container of " + pod + " was not killed", e);
        }
    }

    /**
     * The same as {@code kubectl cordon} and {@code uncordon}, even if Kubernetes updates the host's status at the same
     * time.
     */
    private static void setUnschedulable(String host, boolean is) {
        NAMESPACE
                .client()
                .nodes()
                .withName(host)
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\": {\"unschedulable\": " + is + "}}");
    }

    private static void awaitAnother(Pod before) {
        String name = before.getMetadata().getName();
        await("another " + name + " is ready")
                .atMost(RECOVERY)
                .until(() -> isAnother(before) && NAMESPACE.isReady(name));
    }

    private static boolean isAnother(Pod before) {
        Pod now = NAMESPACE.pod(before.getMetadata().getName()).get();
        return now != null
                && !now.getMetadata().getUid().equals(before.getMetadata().getUid());
    }

    private static int restarts(String name) {
        return NAMESPACE
                .pod(name)
                .get()
                .getStatus()
                .getContainerStatuses()
                .getFirst()
                .getRestartCount();
    }
}
