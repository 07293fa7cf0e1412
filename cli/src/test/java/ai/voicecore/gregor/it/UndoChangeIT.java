package ai.voicecore.gregor.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.voicecore.gregor.testing.CommandLine;
import ai.voicecore.gregor.testing.OnThisMachine;
import ai.voicecore.gregor.testing.Outcome;
import ai.voicecore.gregor.testing.TestCluster;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A change that makes a part of the cluster fail is undone with the command in its message. */
@Tag("long")
@Timeout(900)
@OnThisMachine
class UndoChangeIT {
    private static final String SPEC = """
            brokers: 1
            topics:
              - {name: calls, partitions: 3}
            """;
    private static final String TOLD =
            "Return to what was deployed before: gregor deploy --name it-back, without a file.";
    private static final Duration SOON = Duration.ofSeconds(60);

    @RegisterExtension
    static final TestCluster CLUSTER = TestCluster.of("it-back", SPEC);

    @BeforeEach
    void deployCluster() {
        CLUSTER.spec(SPEC);
        CLUSTER.deploy("--accept-unavailable", "--no-validate").expect(0);
    }

    /**
     * A consumer group whose members do not fit into one record accepts no new member, and Connect's workers are a
     * group.
     */
    @Test
    void aBrokerSettingThatBlocksConnectCanBeUndone() {
        CLUSTER.spec(SPEC + "config: {message.max.bytes: 100}\n");
        Outcome wedged = CLUSTER.deploy("--accept-unavailable", "--timeout", "40");
        assertThat(wedged.code()).as(wedged.toString()).isNotZero();
        assertThat(wedged.err()).contains("connect-0", TOLD);

        undoTheChange();
    }

    /** Another process has taken the registry's port. */
    @Test
    void aChangeAfterWhichTheRegistryDoesNotStartCanBeUndone() throws IOException {
        CLUSTER.spec(SPEC + "heap: {registry: 200m}\n");
        CommandLine.Running deploy = CLUSTER.startDeploy("--accept-unavailable", "--timeout", "60");
        try (ServerSocket taken = new ServerSocket()) {
            await("its port is free")
                    .atMost(SOON)
                    .pollInterval(Duration.ofMillis(5))
                    .ignoreExceptionsInstanceOf(BindException.class)
                    .until(() -> {
                        taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), CLUSTER.port(8081)));
                        return true;
                    });
            Outcome stopped = deploy.await();
            assertThat(stopped.code()).as(stopped.toString()).isNotZero();
            assertThat(stopped.err()).contains("registry-0", TOLD);
        }

        undoTheChange();
    }

    private static void undoTheChange() {
        CLUSTER.run("deploy", "--accept-unavailable").expect(0);

        CLUSTER.awaitHolds(SOON);
        assertThat(CLUSTER.run("deploy", "--no-validate").expect(0).out()).contains("nothing was changed");
        CLUSTER.run("restart", "--only", "connect-0").expect(0);
    }
}
