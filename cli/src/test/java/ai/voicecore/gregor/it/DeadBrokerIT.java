package ai.voicecore.gregor.it;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.testing.OnThisMachine;
import ai.voicecore.gregor.testing.Outcome;
import ai.voicecore.gregor.testing.Records;
import ai.voicecore.gregor.testing.TestCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A broker's disk is lost with all its data. */
@Tag("faults")
@Timeout(600)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@OnThisMachine
class DeadBrokerIT {
    private static final String SPEC = """
            registry: {enabled: false}
            connect: {enabled: false}
            topics:
              - {name: calls, partitions: 8}
            """;
    private static final List<String> CALLS =
            IntStream.range(0, 2_000).mapToObj(i -> "call " + i).toList();
    private static final Duration SOON = Duration.ofSeconds(60);

    @RegisterExtension
    static final TestCluster CLUSTER = TestCluster.of("it-dead", SPEC + "brokers: 4\n");

    @BeforeAll
    static void deployCluster() {
        CLUSTER.deploy("--no-validate").expect(0);
        Records.write(CLUSTER, "calls", CALLS);
    }

    @Test
    @Order(0)
    void aDiskOfAnotherClusterInTheLostBrokersDirectoryIsNotEmptied() throws IOException {
        CLUSTER.loseDisk("kafka-1");
        Path mark = CLUSTER.nodeDirectory("kafka-1").resolve("gregor-cluster.json");
        Path data = Files.createDirectories(CLUSTER.nodeDirectory("kafka-1").resolve("data"));
        String own = Files.readString(mark);
        Files.writeString(
                mark,
                own.replace("it-dead", "it-another")
                        .replaceFirst("\"clusterId\" *: *\"[^\"]*", "\"clusterId\":\"other"));
        Files.writeString(data.resolve("theirs"), "records");

        assertThat(CLUSTER.run("replace", "kafka-1", "--yes").expect(1).err())
                .contains("belongs to cluster it-another", "Nothing was deleted");

        assertThat(data.resolve("theirs")).exists();
        Files.writeString(mark, own);
    }

    @Test
    @Order(1)
    void aLostBrokerThatIsAlsoAControllerIsReplacedByAnEmptyOne() {
        assertThat(CLUSTER.run("replace", "kafka-1", "--dry-run").expect(0).out())
                .contains("delete what", "nodes/kafka-1/data", "start kafka-1 with empty storage");
        assertThat(CLUSTER.run("replace", "kafka-1").expect(1).err()).contains("Add --yes if you mean it");
        assertThat(CLUSTER.run("replace", "kafka-1", "--yes").expect(0).out()).contains("is in sync again");

        CLUSTER.awaitHolds(SOON);
        assertThat(Records.read(CLUSTER, "calls", CALLS.size())).containsAll(CALLS);
        assertThat(CLUSTER.run("replace", "kafka-1").expect(0).out()).contains("its storage was left as it is");
    }

    @Test
    @Order(2)
    void ifOnlyTheLostBrokerHasARecordItsPartitionIsNamedAndNothingIsMoved() throws Exception {
        try (Admin admin = CLUSTER.admin()) {
            admin.createTopics(List.of(
                            new NewTopic("alone", Map.of(0, List.of(3))).configs(Map.of("min.insync.replicas", "1"))))
                    .all()
                    .get();
            CLUSTER.loseDisk("kafka-3");
            CLUSTER.spec(SPEC);

            Outcome refused = CLUSTER.deploy("--no-validate").expect(1);
            assertThat(refused.err())
                    .contains("The only replicas with all records of alone-0 are on broker 3", "Nothing was moved");
            assertThat(CLUSTER.run("replace", "kafka-3", "--yes").expect(1).err())
                    .contains("alone-0", "would be lost");

            admin.deleteTopics(List.of("alone")).all().get();
        }
    }

    @Test
    @Order(3)
    void aLostBrokerIsRemovedAndItsReplicasAreCreatedOnOtherBrokers() throws Exception {
        CLUSTER.spec(SPEC);
        Outcome deployed = CLUSTER.deploy("--throttle", "20m").expect(0);

        assertThat(deployed.out()).contains("checks hold");
        assertThat(deployed.err()).contains("partitions have new replicas");
        assertThat(CLUSTER.pids()).hasSize(3).doesNotContainKey("kafka-3");
        assertThat(Records.read(CLUSTER, "calls", CALLS.size())).containsAll(CALLS);
        try (Admin admin = CLUSTER.admin()) {
            assertThat(admin.listPartitionReassignments().reassignments().get()).isEmpty();
            assertThat(admin.describeTopics(List.of("calls"))
                            .allTopicNames()
                            .get()
                            .get("calls")
                            .partitions())
                    .allMatch(partition -> partition.isr().size() == 3);
        }
        assertThat(Optional.of(CLUSTER.directory().resolve("moves.json")))
                .get()
                .satisfies(file -> assertThat(file).doesNotExist());
    }

    /** The cluster does not need any data of the lost disk. */
    @Test
    @Order(4)
    void aBrokerWithTheNumberOfTheLostOneMayBeAddedWithAnEmptyDisk() {
        CLUSTER.spec(SPEC + "brokers: 4\n");

        CLUSTER.deploy().expect(0);

        assertThat(CLUSTER.pids()).containsKey("kafka-3");
        assertThat(Records.read(CLUSTER, "calls", CALLS.size())).containsAll(CALLS);
    }
}
