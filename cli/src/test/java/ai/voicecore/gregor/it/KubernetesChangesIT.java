package ai.voicecore.gregor.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.voicecore.gregor.testing.CommandLine.Running;
import ai.voicecore.gregor.testing.Kubeconfigs;
import ai.voicecore.gregor.testing.KubernetesNamespace;
import ai.voicecore.gregor.testing.OnKubernetes;
import ai.voicecore.gregor.testing.Outcome;
import ai.voicecore.gregor.testing.PausableConnection;
import ai.voicecore.gregor.testing.VerifiedLoad;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nodes are restarted, brokers are added and removed, and topics are changed on Kubernetes during an audit. */
@Timeout(900)
@Tag("long")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@OnKubernetes
class KubernetesChangesIT {
    private static final String SMALL = "registry: {enabled: false}\nconnect: {enabled: false}\n";
    private static final String TOPICS = SMALL + "topics: [{name: calls, partitions: 6}]\n";
    /** There are three hosts, so a fourth broker shares a host. */
    private static final String SPEC = "kubernetes: {spread: preferred}\n" + TOPICS;

    private static final Duration SOON = Duration.ofSeconds(90);

    @RegisterExtension
    static final KubernetesNamespace NAMESPACE = KubernetesNamespace.of("it-changes");

    @BeforeAll
    static void deployCluster() {
        NAMESPACE.deploy(SPEC, "--no-validate").expect(0);
    }

    @Test
    void aDryRunChangesNothingAndASingleNodeCanBeRestarted() {
        Map<String, String> before = NAMESPACE.pods();

        assertThat(NAMESPACE.run("restart", "--dry-run").expect(0).out())
                .contains("kafka-kraft-0", "kafka-kraft-2", "the active controller: last of the controllers");
        assertThat(NAMESPACE.pods()).isEqualTo(before);

        NAMESPACE.run("restart", "--only", "kafka-kraft-1").expect(0);
        assertThat(NAMESPACE.pods())
                .doesNotContainEntry("kafka-kraft-1", before.get("kafka-kraft-1"))
                .containsEntry("kafka-kraft-0", before.get("kafka-kraft-0"))
                .containsEntry("kafka-kraft-2", before.get("kafka-kraft-2"));
    }

    /**
     * First the API server does not answer for a minute: the lease of the command expires, and the command takes it
     * again, because no other command has taken it. Then the command is killed.
     */
    @Test
    void aRestartOutlastsASilentApiServerAndAKilledOneContinuesWhereItStopped() throws Exception {
        Assumptions.assumeTrue(
                NAMESPACE.apiServer().getHost().equals("127.0.0.1"), "skipped: the API server is not on loopback");
        Map<String, String> before = NAMESPACE.pods();
        VerifiedLoad load = VerifiedLoad.on(NAMESPACE);
        String killed = killedRestart();

        assertThat(NAMESPACE.run("topics apply").expect(1).err())
                .contains(
                        "in the middle of another change: gregor restart",
                        "Leave out the remaining nodes: gregor deploy");
        Outcome resumed = NAMESPACE.run("restart").expect(0);

        String first = killed.lines()
                .filter(line -> line.contains(": back after"))
                .findFirst()
                .orElseThrow()
                .replaceFirst(":.*", "");
        assertThat(resumed.err())
                .contains("going on with the interrupted restart; back already: " + first)
                .doesNotContain("restarting " + first);
        Map<String, String> after = NAMESPACE.pods();
        assertThat(after.keySet()).isEqualTo(before.keySet());
        after.forEach((pod, uid) -> assertThat(uid).as(pod).isNotEqualTo(before.get(pod)));
        NAMESPACE.run("validate").expect(0);
        load.assertNothingIsLost();
    }

    /** Returns what the command has reported when the first node was back. */
    private static String killedRestart() throws Exception {
        try (PausableConnection api = new PausableConnection(new InetSocketAddress(
                InetAddress.getLoopbackAddress(), NAMESPACE.apiServer().getPort()))) {
            Running restart = NAMESPACE.startWith(
                    Kubeconfigs.through(api.port(), NAMESPACE.kubeconfig(), NAMESPACE.apiServer()), "restart");
            await("the first node is restarted")
                    .atMost(SOON)
                    .until(() -> restart.reported().contains("restarting "));
            api.pause(true);
            assertThat(restart.process().waitFor(1, TimeUnit.MINUTES))
                    .as("ended early")
                    .isFalse();
            api.pause(false);

            await("the first node is back")
                    .atMost(SOON)
                    .until(() -> restart.reported().contains(": back after"));
            restart.process().destroyForcibly();
            restart.await();
            return restart.reported();
        }
    }

    /** This test is the last one, because undoing its change would restart every node once more. */
    @Test
    @Order(Integer.MAX_VALUE)
    void aChangedPodTemplateIsAppliedNodeByNode() {
        Map<String, String> before = NAMESPACE.pods();
        String changed = "kubernetes: {spread: preferred, broker: {cpu: 150m}}\n" + TOPICS;

        assertThat(NAMESPACE.deploy(changed, "--dry-run").expect(0).out())
                .contains("adjust StatefulSet kafka-kraft", "restart one after the other: kafka-kraft-0");
        NAMESPACE.deploy(changed, "--no-validate").expect(0);

        NAMESPACE.pods().forEach((pod, uid) -> assertThat(uid).as(pod).isNotEqualTo(before.get(pod)));
        assertThat(NAMESPACE.deploy(changed, "--dry-run").expect(0).out()).contains("Nothing would be changed");
    }

    @Test
    void topicsAreChangedAsDeclared() {
        assertThat(NAMESPACE.run("topics diff").expect(0).out()).contains("as it is declared");
        Path file = NAMESPACE.write(SMALL + """
                topics:
                  - {name: calls, partitions: 6}
                  - {name: single, partitions: 4, config: {retention.ms: 60000}}
                """);

        assertThat(topics("diff", file).expect(3).out()).contains("+ single: create with 4 partitions");
        topics("apply", file).expect(0);
        topics("diff", file).expect(0);
        assertThat(NAMESPACE.run("topics list").expect(0).out()).contains("single");
        assertThat(NAMESPACE.run("topics import").expect(0).out()).contains("name: \"single\"", "retention.ms");

        Path without = NAMESPACE.write(SPEC);
        assertThat(topics("apply", without, "--prune").expect(1).err()).contains("--prune --confirm single");
        topics("apply", without, "--prune", "--confirm", "single").expect(0);
        assertThat(NAMESPACE.run("topics list").expect(0).out()).doesNotContain("single");
    }

    private static Outcome topics(String command, Path file, String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "-f";
        all[1] = file.toString();
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return NAMESPACE.run("topics " + command, all);
    }

    @Test
    void aBrokerIsAddedAndRemovedWithoutLosingARecord() {
        VerifiedLoad load = VerifiedLoad.on(NAMESPACE);

        String more = "brokers: 4\n" + SPEC;
        assertThat(NAMESPACE.deploy(more, "--timeout", "240").expect(0).err()).contains("partitions have new replicas");
        assertThat(NAMESPACE.pods()).containsKey("kafka-kraft-broker-3");
        assertThat(NAMESPACE.deploy(more, "--dry-run").expect(0).out()).contains("Nothing would be changed");

        NAMESPACE.deploy(SPEC, "--timeout", "240").expect(0);
        assertThat(NAMESPACE.pods()).hasSize(3).doesNotContainKey("kafka-kraft-broker-3");
        load.assertNothingIsLost();
    }
}
