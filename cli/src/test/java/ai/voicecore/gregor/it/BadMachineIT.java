package ai.voicecore.gregor.it;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.testing.CommandLine;
import ai.voicecore.gregor.testing.OnThisMachine;
import ai.voicecore.gregor.testing.Outcome;
import ai.voicecore.gregor.testing.TestCluster;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** If the machine or the spec is not suitable, nothing is started, and the message says what to do. */
@Timeout(120)
@OnThisMachine
class BadMachineIT {
    private static final String SPEC = """
        brokers: 1
        registry: {enabled: false}
        connect: {enabled: false}
        """;

    @RegisterExtension
    static final TestCluster CLUSTER = TestCluster.of("it-nowhere", SPEC);

    @TempDir
    Path temp;

    @AfterEach
    void nothingWasStarted() {
        assertThat(CLUSTER.processes()).isEmpty();
        assertThat(CLUSTER.directory().resolve("supervisor")).doesNotExist();
    }

    @Test
    void aPortInUseIsNamedWithItsProcess() throws IOException {
        try (ServerSocket socket = new ServerSocket(CLUSTER.port(9092), 1, InetAddress.getLoopbackAddress())) {
            Outcome deploy = CLUSTER.deploy().expect(2);
            assertThat(deploy.err())
                    .contains(
                            "port " + socket.getLocalPort(),
                            "kafka-0",
                            "process " + ProcessHandle.current().pid(),
                            "--port-offset");
        }
        assertThat(CLUSTER.directory()).doesNotExist();
    }

    /** Without this check the nodes would end with an OutOfMemoryError one after the other, minutes later. */
    @Test
    void morePartitionsThanTheHeapsCanHoldAreRefused() {
        Path file = CLUSTER.write("it-nowhere-large", SPEC + "topics: [{name: large, partitions: 9000}]\n");
        for (Outcome refused : List.of(CLUSTER.deploy(file), CLUSTER.deploy(file, "--dry-run"))) {
            assertThat(refused.expect(2).err())
                    .contains("heap.broker: 9,050 replicas on a broker", "256 MiB", "Write `heap: {broker: ");
        }
        assertThat(CLUSTER.directory()).doesNotExist();
    }

    @Test
    void aDirectoryOfAnotherClusterIsRefused() throws IOException {
        Path taken = Files.createDirectories(temp.resolve("taken"));
        Files.writeString(
                taken.resolve("gregor-cluster.json"),
                "{\"version\": 1, \"clusterId\": \"BBBBBBBBBBBBBBBBBBBBBA\", \"name\": \"voicecore\","
                        + " \"home\": \"/home/else/.gregor/clusters/voicecore\"}");
        Path byHand = Files.createDirectories(temp.resolve("by-hand/kafka-0/data"));
        Files.writeString(
                byHand.resolve("meta.properties"), "version=1\ncluster.id=CCCCCCCCCCCCCCCCCCCCCA\nnode.id=0\n");
        Files.createSymbolicLink(temp.resolve("link"), taken);
        for (String root : List.of("taken", "link", "taken/inside", "by-hand", "taken/../by-hand")) {
            Path spec =
                    CLUSTER.write("it-nowhere-taken", SPEC + "local: {directory: \"" + temp.resolve(root) + "\"}\n");
            Outcome deploy = CLUSTER.deploy(spec).expect(2);
            assertThat(deploy.err())
                    .contains("local.directory")
                    .containsAnyOf("belongs to cluster voicecore (id BBBB", "Kafka cluster CCCC");
            assertThat(CLUSTER.directory()).doesNotExist();
        }
        assertThat(taken).isDirectoryNotContaining("glob:**/kafka-0");
        assertThat(byHand.getParent()).isDirectoryNotContaining("glob:**/config");
    }

    @Test
    void aHomeThatIsNoDirectoryIsRefused() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "not a directory");
        for (Path home : List.of(file, file.resolve("below"))) {
            Outcome deploy = new CommandLine(home).run(List.of("deploy")).expect(2);
            assertThat(deploy.err()).contains(file.toString(), "GREGOR_HOME");
        }
        assertThat(file).hasContent("not a directory");
    }

    @Test
    void aHomeWhosePathIsTooLongForSocketsIsRefused() {
        Path deep = temp.resolve("a-directory-with-a-name-of-fifty-characters-or-more")
                .resolve("and-another-one-of-it");
        Outcome deploy = new CommandLine(deep).run(List.of("deploy")).expect(2);
        assertThat(deploy.err()).contains("Unix-domain socket", "shorter");
    }

    @Test
    void aClusterOfANewerGregorIsRefused() throws IOException {
        Path identity = Files.createDirectories(CLUSTER.directory()).resolve("cluster.json");
        Files.writeString(identity, "{\"version\": 99, \"clusterId\": \"AAAAAAAAAAAAAAAAAAAAAA\", \"moon\": true}");
        for (Outcome refused : List.of(CLUSTER.deploy(), CLUSTER.run("status"), CLUSTER.run("down"))) {
            assertThat(refused.code()).as(refused.toString()).isNotZero();
            assertThat(refused.err()).contains("newer Gregor", "format 99");
        }
        Files.delete(identity);
        Files.delete(CLUSTER.directory());
    }

    @Test
    void aFileThatIsNoSpecIsRefused() throws IOException {
        byte[] noise = new byte[5_000];
        new java.util.Random(42).nextBytes(noise);
        Path garbage = Files.write(temp.resolve("garbage.yaml"), noise);
        assertThat(CLUSTER.deploy(garbage).expect(2).err()).contains("garbage.yaml");
        assertThat(CLUSTER.deploy(temp.resolve("missing.yaml")).expect(2).err()).contains("does not exist");
        assertThat(CLUSTER.deploy(CLUSTER.write("it-nowhere-wrong", "brokres: 3\nheap: {broker: lots}\n"))
                        .expect(2)
                        .err())
                .contains("brokers", "heap.broker", "2 problems; nothing was changed");
    }

    @Test
    void heapsThatAreLargerThanTheMemoryAreRefused() {
        Path huge = CLUSTER.write("it-nowhere-huge", SPEC + "heap: {broker: 9000g}\n");
        assertThat(CLUSTER.deploy(huge).expect(2).err()).contains("heap", "memory");
    }

    @Test
    void aVersionWithoutZooKeeperIsRefusedInZooKeeperMode() {
        assertThat(CLUSTER.deploy("--kafka-version", "4.3.1", "--mode", "zookeeper")
                        .expect(2)
                        .err())
                .contains("4.3.1", "ZooKeeper");
    }

    @Test
    void anInvalidCommandLineIsRefused() {
        assertThat(CLUSTER.deploy("--dryrun").expect(2).err()).contains("--dryrun", "--dry-run", "--help");
        assertThat(CLUSTER.run("vaildate").expect(2).err()).contains("vaildate", "validate");
        assertThat(CLUSTER.run("validate", "-o", "xml").expect(2).err()).contains("xml", "junit");
        assertThat(CLUSTER.run("status").expect(2).err()).contains("it-nowhere");
    }
}
