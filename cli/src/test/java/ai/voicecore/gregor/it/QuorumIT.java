package ai.voicecore.gregor.it;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.testing.OnThisMachine;
import ai.voicecore.gregor.testing.TestCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.QuorumInfo.ReplicaState;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Controllers of a dynamic quorum are added, removed and replaced during an audit. */
@Timeout(900)
@Tag("long")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@OnThisMachine
class QuorumIT {
    private static final String SPEC = """
            controllers: dedicated
            registry: {enabled: false}
            connect: {enabled: false}
            topics: [{name: calls, partitions: 6}]
            controllerCount:\s""";

    @RegisterExtension
    static final TestCluster CLUSTER = TestCluster.of("it-quorum", SPEC + 3);

    @Test
    @Order(1)
    void threeControllersBecomeFive() throws Exception {
        assertThat(CLUSTER.deploy().expect(0).out()).contains("kraft.version=1", "3 voters");
        assertThat(voters()).containsOnlyKeys(3000, 3001, 3002);

        changed(5);
        assertThat(voters()).containsOnlyKeys(3000, 3001, 3002, 3003, 3004);

        assertThat(CLUSTER.deploy("--dry-run").expect(0).out()).contains("Nothing would be changed");
    }

    @Test
    @Order(2)
    void aControllerWithANewDiskVotesWhenItHasAllMetadata() throws Exception {
        Map<Integer, String> before = voters();
        CLUSTER.loseDisk("controller-1");

        assertThat(CLUSTER.run("replace", "controller-1", "--yes").expect(0).out())
                .contains("has come back empty and is in sync again");

        assertThat(voters()).hasSize(5);
        assertThat(voters().get(3001)).isNotEqualTo(before.get(3001));
        assertThat(CLUSTER.run("replace", "controller-1").expect(0).out()).contains("its storage was left as it is");
        CLUSTER.awaitHolds(Duration.ofSeconds(60));
    }

    @Test
    @Order(3)
    void fiveControllersBecomeThreeWithoutARestart() throws Exception {
        Map<String, Long> before = CLUSTER.pids();

        changed(3);

        assertThat(voters()).containsOnlyKeys(3000, 3001, 3002);
        Map<String, Long> left = new TreeMap<>(before);
        left.keySet().removeAll(Set.of("controller-3", "controller-4"));
        assertThat(CLUSTER.pids()).isEqualTo(left);
    }

    private static void changed(int controllers) {
        CLUSTER.spec(SPEC + controllers);
        assertThat(CLUSTER.deploy("--audit", "--rate", "100", "--timeout", "240s")
                        .expect(0)
                        .out())
                .contains("nothing lost, duplicated, out of order", "9 of 9 checks hold");
    }

    /** Id → disk. */
    private static Map<Integer, String> voters() throws ExecutionException, InterruptedException {
        try (Admin admin = CLUSTER.admin()) {
            return admin.describeMetadataQuorum().quorumInfo().get().voters().stream()
                    .collect(Collectors.toMap(
                            ReplicaState::replicaId,
                            voter -> voter.replicaDirectoryId().toString()));
        }
    }

    /** The saved files are those of a cluster that an older Gregor (format 1) has deployed. */
    @Test
    @Order(4)
    void aClusterOfFormat1KeepsItsStaticQuorum() throws IOException {
        String spec = """
                name: it-format1
                controllers: dedicated
                controllerCount: 1
                registry: {enabled: false}
                connect: {enabled: false}
                local: {portOffset: %d}
                """;
        Path home = CLUSTER.directory().resolveSibling("it-format1");
        Files.createDirectories(home);
        Path stored = Path.of("src/test/resources/stored/format-1/kraft");
        Files.copy(stored.resolve("cluster.json"), home.resolve("cluster.json"));
        int offset = CLUSTER.port(0) + 200;
        Files.writeString(
                home.resolve("spec.yaml"),
                Files.readString(stored.resolve("spec.yaml"))
                        .replace("\"calls\"", "\"it-format1\"")
                        .replace("portOffset: 21000", "portOffset: " + offset));
        Path same = CLUSTER.write("format1", spec.formatted(offset));
        Path three = CLUSTER.write(
                "format1-three", spec.formatted(offset).replace("controllerCount: 1", "controllerCount: 3"));
        try {
            assertThat(CLUSTER.gregor("deploy", "-f", same.toString()).expect(0).out())
                    .contains("1 voters")
                    .doesNotContain("kraft.version");
            assertThat(Files.readString(home.resolve("cluster.json")))
                    .as("nothing of it has changed, so it is not written anew")
                    .contains("\"version\":1");
            assertThat(CLUSTER.gregor("deploy", "-f", three.toString())
                            .expect(2)
                            .err())
                    .contains("Kafka cannot change a static quorum");
            CLUSTER.gregor("restart", "--name", "it-format1", "--only", "kafka-1")
                    .expect(0);
        } finally {
            CLUSTER.gregor("down", "--name", "it-format1", "--delete-data", "--yes")
                    .expect(0);
        }
    }
}
