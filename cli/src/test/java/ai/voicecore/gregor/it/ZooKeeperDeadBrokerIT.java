package ai.voicecore.gregor.it;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.testing.OnThisMachine;
import ai.voicecore.gregor.testing.Records;
import ai.voicecore.gregor.testing.TestCluster;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nodes of a ZooKeeper cluster lose their disks: a broker and a server are replaced, another broker is removed. */
@Tag("faults")
@Timeout(600)
@OnThisMachine
class ZooKeeperDeadBrokerIT {
    private static final String SPEC = """
            mode: zookeeper
            registry: {enabled: false}
            connect: {enabled: false}
            topics:
              - {name: calls, partitions: 8}
            """;
    private static final List<String> CALLS =
            IntStream.range(0, 2_000).mapToObj(i -> "call " + i).toList();

    @RegisterExtension
    static final TestCluster CLUSTER = TestCluster.of("it-zk-dead", SPEC + "brokers: 4\n");

    @Test
    void lostNodesAreReplacedAndABrokerIsRemoved() {
        CLUSTER.deploy("--no-validate").expect(0);
        Records.write(CLUSTER, "calls", CALLS);

        CLUSTER.loseDisk("kafka-1");
        assertThat(CLUSTER.run("replace", "kafka-1", "--yes").expect(0).out()).contains("is in sync again");
        CLUSTER.awaitHolds(Duration.ofSeconds(60));

        CLUSTER.loseDisk("zookeeper-1");
        assertThat(CLUSTER.run("replace", "zookeeper-1", "--yes").expect(0).out())
                .contains("is in sync again");
        CLUSTER.awaitHolds(Duration.ofSeconds(60));

        CLUSTER.loseDisk("kafka-3");
        CLUSTER.spec(SPEC);
        assertThat(CLUSTER.deploy().expect(0).out()).contains("checks hold");

        assertThat(CLUSTER.pids()).hasSize(6).doesNotContainKey("kafka-3");
        assertThat(Records.read(CLUSTER, "calls", CALLS.size())).containsAll(CALLS);
    }
}
