package ai.voicecore.gregor.it;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.testing.OnThisMachine;
import ai.voicecore.gregor.testing.TestCluster;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** While a cluster is stopped, another one listens on its ports: no command confuses the two. */
@Timeout(300)
@OnThisMachine
class RivalClusterIT {
    private static final String SMALL = """
            brokers: 1
            registry: {enabled: false}
            connect: {enabled: false}
            topics: [{name: calls}]
            """;

    @RegisterExtension
    static final TestCluster STOPPED = TestCluster.of("it-stopped", SMALL);

    @RegisterExtension
    static final TestCluster RUNNING = STOPPED.rival("it-running", SMALL.replace("calls", "bills"));

    @BeforeAll
    static void deployBothAndStopOne() {
        STOPPED.deploy("--no-validate").expect(0);
        STOPPED.run("down").expect(0);
        RUNNING.deploy("--no-validate").expect(0);
    }

    @Test
    void theOtherClustersTopicsAreNotListed() {
        assertThat(STOPPED.run("topics", "list").expect(1).err())
                .contains("another Kafka listens there")
                .doesNotContain("bills");
    }

    @Test
    void nothingIsCreatedInTheOtherCluster() {
        assertThat(STOPPED.run("topics", "create", "orders").expect(1).err()).contains("another Kafka listens there");
        assertThat(RUNNING.run("topics", "list").expect(0).out())
                .contains("bills")
                .doesNotContain("orders");
    }

    @Test
    void theOtherClusterIsNotValidated() {
        assertThat(STOPPED.run("validate").expect(4).err()).contains("it-stopped");
        assertThat(STOPPED.run("audit", "run", "--for", "1s").expect(1).err()).contains("another Kafka listens there");
    }

    @Test
    void aDeployReportsThatThePortsAreInUse() {
        assertThat(STOPPED.deploy().expect(2).err())
                .contains("are wanted by kafka-0 and held by process", "it-running");
    }

    @Test
    void downDoesNotStopTheOtherCluster() {
        Map<String, Long> before = RUNNING.pids();

        STOPPED.run("down").expect(0);

        assertThat(RUNNING.pids()).isEqualTo(before);
        RUNNING.validate().holds();
    }
}
