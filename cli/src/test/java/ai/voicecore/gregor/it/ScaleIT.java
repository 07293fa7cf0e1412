package ai.voicecore.gregor.it;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.testing.OnThisMachine;
import ai.voicecore.gregor.testing.Outcome;
import ai.voicecore.gregor.testing.TestCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Thousands of partitions, more than a controller accepts in one request. Each test uses the cluster of the previous
 * one, because creating it takes most of the time.
 */
@Tag("long")
@Timeout(900)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@OnThisMachine
class ScaleIT {
    private static final int TOPICS = 300;

    /** The time limit of commands that read all topics: four times what they take on two cores without other load. */
    private static final Duration A_LOOK = Duration.ofSeconds(20);

    private static final String SPEC = """
            registry: {enabled: false}
            connect: {enabled: false}
            heap: {broker: 1g}
            topics:
            """;

    @RegisterExtension
    static final TestCluster CLUSTER = TestCluster.of("it-scale", SPEC + topics(TOPICS));

    @Test
    @Order(1)
    void aClusterWithThousandsOfPartitionsIsDeployedAndValidated() {
        Outcome deploy = CLUSTER.deploy().expect(0);

        assertThat(deploy.out()).contains("300 declared topics with 3000 partitions", "checks hold");
        assertThat(deploy.err()).contains("of 3,000 partitions)");
    }

    @Test
    @Order(2)
    void commandsThatOnlyReadAreFast() {
        assertThat(durationOf("validate")).isLessThan(A_LOOK);
        assertThat(durationOf("topics", "diff")).isLessThan(A_LOOK);
        assertThat(durationOf("status")).isLessThan(A_LOOK);
    }

    @Test
    @Order(3)
    void aTopicThatIsTooLargeForOneRequestIsCreatedInSteps() {
        Path file = CLUSTER.write(
                "it-scale-huge",
                SPEC + topics(TOPICS)
                        + "  - {name: huge, partitions: 10000, replication: 1, config: {min.insync.replicas: 1}}\n");

        Outcome apply = CLUSTER.gregor("topics", "apply", "--name", CLUSTER.name(), "-f", file.toString())
                .expect(0);

        assertThat(apply.err()).contains("huge: partitions 8998 → 9998 (9,998 of 10,000 partitions)");
        CLUSTER.gregor("topics", "diff", "--name", CLUSTER.name(), "-f", file.toString())
                .expect(0);
    }

    @Test
    @Order(4)
    void allNodesAreRestartedOneAfterTheOther() {
        assertThat(CLUSTER.run("restart").expect(1).err())
                .containsPattern(
                        "kafka-[0-2] cannot be stopped now: huge-[0-2] has 1 replicas and min.insync.replicas 1:")
                .contains("--accept-unavailable");
        Outcome restart = CLUSTER.run("restart", "--accept-unavailable").expect(0);

        assertThat(restart.err()).contains("kafka-0: back after", "kafka-1: back after", "kafka-2: back after");
        CLUSTER.run("validate").expect(0);
    }

    @Test
    @Order(5)
    void morePartitionsThanTheHeapsCanHoldAreRefused() {
        Path file = CLUSTER.write("it-scale-more", SPEC + topics(5_000));

        Outcome apply = CLUSTER.gregor("topics", "apply", "--name", CLUSTER.name(), "-f", file.toString())
                .expect(2);

        assertThat(apply.err()).contains("heap.broker: ", "Write `heap: {broker: ");
        assertThat(CLUSTER.run("topics", "list").expect(0).out()).doesNotContain("t4999");
        assertThat(CLUSTER.gregor("topics", "diff", "--name", CLUSTER.name(), "-f", file.toString())
                        .expect(3)
                        .out())
                .contains("apply would refuse: heap.broker: ");
    }

    private static Duration durationOf(String... command) {
        long start = System.nanoTime();
        CLUSTER.run(command[0], java.util.Arrays.copyOfRange(command, 1, command.length))
                .expect(0);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static String topics(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> "  - {name: t" + i + ", partitions: 10}\n")
                .collect(Collectors.joining());
    }
}
