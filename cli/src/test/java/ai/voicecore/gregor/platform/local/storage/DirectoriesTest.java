package ai.voicecore.gregor.platform.local.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.voicecore.gregor.platform.local.home.ClusterHome;
import ai.voicecore.gregor.platform.local.home.GregorHome;
import ai.voicecore.gregor.platform.local.home.Json;
import ai.voicecore.gregor.platform.local.process.DesiredState;
import ai.voicecore.gregor.platform.local.process.NodeLaunch;
import ai.voicecore.gregor.testing.Clusters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoriesTest {
    private static final String ID = "AAAAAAAAAAAAAAAAAAAAAA";

    @TempDir
    private Path machine;

    @Test
    void onlyDirectoriesOfTheClusterAreDeletedFromAUsersDirectory() throws IOException {
        ClusterHome home = new GregorHome(machine.resolve(".gregor")).cluster("a");
        Directories own = Directories.of(home, ID);
        own.claim(machine, List.of(machine.resolve("kafka-0"), machine.resolve("kafka-7")));
        Directories.of(new GregorHome(machine.resolve(".gregor")).cluster("b"), "BBBBBBBBBBBBBBBBBBBBBA")
                .claim(machine.resolve("kafka-1"), List.of());
        Path backup = Files.createDirectories(machine.resolve("kafka-0.before"));
        Files.copy(machine.resolve("kafka-0/gregor-cluster.json"), backup.resolve("gregor-cluster.json"));
        Path thesis = Files.writeString(machine.resolve("thesis.txt"), "years of work");

        own.delete(machine, List.of(launch("kafka-0"), launch("kafka-1"), launch("thesis.txt")));

        assertThat(machine.resolve("kafka-0")).doesNotExist();
        assertThat(machine.resolve("kafka-7"))
                .as("of a broker that was retired")
                .doesNotExist();
        assertThat(machine.resolve("gregor-cluster.json")).doesNotExist();
        assertThat(machine.resolve("kafka-1")).as("another cluster's").exists();
        assertThat(backup).exists();
        assertThat(thesis).exists();
    }

    @Test
    void otherFilesInTheClustersDirectoryAreKept() throws IOException {
        ClusterHome home = new GregorHome(machine).cluster("calls");
        Directories own = Directories.of(home, ID);
        own.claim(home.nodes(), List.of(home.nodes().resolve("kafka-0")));
        for (Path file : List.of(home.identity(), home.spec(), home.journal(), home.clientProperties())) {
            Files.writeString(file, "made by Gregor");
        }
        Files.createDirectories(home.supervisor());
        Files.writeString(home.root().resolve("cluster.json1234567890.tmp"), "half");
        Path backup = Files.createDirectories(home.nodes().resolve("kafka-0.before"));
        Path notes = Files.writeString(home.root().resolve("notes.txt"), "mine");
        Files.createDirectories(home.nodes().resolve("plugins"));
        Files.writeString(
                Files.createDirectories(home.nodes().resolve("own-plugins")).resolve("trial.jar"), "made by Gregor");

        assertThat(own.deleteAll(home.nodes(), List.of())).containsExactly(backup.toString(), notes.toString());
        try (Stream<Path> left = Files.list(home.root())) {
            assertThat(left).containsExactlyInAnyOrder(home.nodes(), notes);
        }

        Files.delete(backup);
        Files.delete(notes);
        assertThat(own.deleteAll(home.nodes(), List.of())).isEmpty();
        assertThat(home.root()).doesNotExist();
    }

    /** A separate disk can be given to a node with a link, in place of its directory or of its data. */
    @Test
    void linkedDisksAreEmptiedAndTheLinksAreKept() throws IOException {
        ClusterHome home = new GregorHome(machine.resolve(".gregor")).cluster("a");
        Directories own = Directories.of(home, ID);
        Path root = Files.createDirectories(machine.resolve("nodes"));
        Path disk0 = Files.createDirectories(machine.resolve("disk0"));
        Path disk1 = marked(machine.resolve("disk1"), ID);
        Path theirs = marked(machine.resolve("disk2"), "BBBBBBBBBBBBBBBBBBBBBA");
        Files.createSymbolicLink(root.resolve("kafka-0"), disk0);
        own.claim(root, List.of(root.resolve("kafka-0"), root.resolve("kafka-1"), root.resolve("kafka-2")));
        marked(disk0.resolve("data"), ID);
        Files.createSymbolicLink(root.resolve("kafka-1/data"), disk1);
        Files.createSymbolicLink(root.resolve("kafka-2/data"), theirs);

        assertThat(own.deleteAll(root, List.of(launch("nodes/kafka-0"))))
                .containsExactlyInAnyOrder(
                        root.resolve("kafka-0").toString(),
                        root.resolve("kafka-1/data").toString(),
                        root.resolve("kafka-2/data").toString());

        assertThat(disk0).isEmptyDirectory();
        assertThat(disk1).isEmptyDirectory();
        assertThat(theirs).as("of another cluster").isNotEmptyDirectory();
        assertThat(own.problems(root, Clusters.topology("brokers: 2\nlocal: {directory: " + root + "}")))
                .as("kept from the same cluster")
                .isEmpty();
    }

    /**
     * It was mounted there by mistake. Kafka's meta.properties has its cluster id; in ZooKeeper mode it is compared
     * with those of the other nodes.
     */
    @ParameterizedTest
    @ValueSource(strings = {"controller-0", "zookeeper-0"})
    void dataOfAnotherClusterInANodesDirectoryIsKept(String coordinator) throws IOException {
        ClusterHome home = new GregorHome(machine.resolve(".gregor")).cluster("a");
        Directories own = Directories.of(home, ID);
        Path root = Files.createDirectories(machine.resolve("nodes"));
        own.claim(
                root,
                Stream.of("kafka-0", "kafka-1", "kafka-2", coordinator)
                        .map(root::resolve)
                        .toList());
        String id = coordinator.startsWith("zookeeper") ? "CCCCCCCCCCCCCCCCCCCCCA" : ID;
        marked(root.resolve("kafka-0/data"), id);
        Path theirs = marked(root.resolve("kafka-1/data"), "BBBBBBBBBBBBBBBBBBBBBA");
        marked(root.resolve("kafka-2/data"), id);

        // In ZooKeeper mode two of the nodes have different ids, and their data is in directories that Gregor has
        // created.
        assertThat(own.delete(root, List.of())).containsExactly(theirs);

        assertThat(theirs.resolve("orders-0")).exists();
        assertThat(root.resolve("kafka-0")).doesNotExist();
        assertThat(root.resolve("kafka-2")).doesNotExist();
    }

    /** The root of an ext4 file system has a directory that only root may read. */
    @Test
    void directoriesOfADisksFileSystemAreKept() throws IOException {
        ClusterHome home = new GregorHome(machine.resolve(".gregor")).cluster("a");
        Directories own = Directories.of(home, ID);
        own.claim(machine, List.of(machine.resolve("kafka-0")));
        Path repair = Files.createDirectories(machine.resolve("kafka-0/lost+found"));
        marked(machine.resolve("kafka-0/data"), ID);

        assertThat(own.delete(machine, List.of())).containsExactly(machine.resolve("kafka-0"));

        try (Stream<Path> left = Files.list(machine.resolve("kafka-0"))) {
            assertThat(left).containsExactly(repair);
        }
    }

    @Test
    void foreignFilesInANodesDirectoryAreKept() throws IOException {
        ClusterHome home = new GregorHome(machine.resolve(".gregor")).cluster("a");
        Directories own = Directories.of(home, ID);
        Path root = Files.createDirectories(machine.resolve("nodes"));
        own.claim(root, List.of(root.resolve("kafka-0")));
        marked(root.resolve("kafka-0/data"), ID);
        Path backup = marked(root.resolve("kafka-0/backup/of/another"), "BBBBBBBBBBBBBBBBBBBBBA");
        Path theirs = root.resolve("kafka-0/theirs");
        Directories.of(new GregorHome(machine.resolve(".gregor")).cluster("b"), "BBBBBBBBBBBBBBBBBBBBBA")
                .claim(theirs, List.of());

        assertThat(own.delete(root, List.of())).containsExactlyInAnyOrder(backup, theirs);

        assertThat(backup.resolve("orders-0")).exists();
        assertThat(theirs.resolve("gregor-cluster.json")).exists();
        assertThat(root.resolve("kafka-0/data")).doesNotExist();
    }

    /** The node's own directory was moved away, and another one has its name. */
    @Test
    void anUnmarkedDirectoryWithTheNameOfANodeIsKept() throws IOException {
        ClusterHome home = new GregorHome(machine).cluster("a");
        Path payroll = Files.createDirectories(home.nodes().resolve("kafka-1")).resolve("payroll.txt");
        Files.writeString(payroll, "everybody's");
        NodeLaunch ordered = launch("clusters/a/nodes/kafka-1");
        Json.write(home.desired(), DesiredState.of(List.of(ordered)));

        assertThat(Directories.of(home, ID).deleteAll(home.nodes(), List.of(ordered)))
                .containsExactly(payroll.getParent().toString());
        assertThat(payroll).exists();
    }

    @Test
    void nothingIsDeletedIfTheOwnerOfANodeIsUnknown() throws IOException {
        ClusterHome home = new GregorHome(machine).cluster("a");
        Directories own = Directories.of(home, ID);
        Path node = home.nodes().resolve("kafka-0");
        own.claim(home.nodes(), List.of(node));
        List<NodeLaunch> ordered = List.of(launch("clusters/a/nodes/kafka-0"));
        own.requireAccess(home.nodes(), ordered);

        assertThatThrownBy(() -> Directories.of(home, "CCCCCCCCCCCCCCCCCCCCCA").requireAccess(home.nodes(), ordered))
                .hasMessageContaining("The record of the cluster there has the id CCCCCCCCCCCCCCCCCCCCCA");
        for (String spoiled : List.of("", "null", "{}")) {
            Files.writeString(node.resolve("gregor-cluster.json"), spoiled);
            assertThatThrownBy(() -> own.requireAccess(home.nodes(), ordered))
                    .hasMessageContaining("nothing was deleted")
                    .hasMessageContaining("gregor-cluster.json");
        }
    }

    /** The orders were lost, and the node still runs. */
    @Test
    void aRunningNodeWithoutAnOrderIsReported() throws IOException {
        ClusterHome home = new GregorHome(machine).cluster("a");
        Directories own = Directories.of(home, ID);
        Path node = home.nodes().resolve("kafka-0");
        own.claim(home.nodes(), List.of(node));
        Process running = new ProcessBuilder("sh", "-c", "read line", "sh", "@" + node + "/config/jvm.args").start();
        try {
            assertThatThrownBy(() -> own.requireAccess(home.nodes(), List.of()))
                    .hasMessageContaining(
                            "no order names " + node + " (process " + running.pid() + "), which still runs");
        } finally {
            running.destroyForcibly().onExit().join();
        }
        own.requireAccess(home.nodes(), List.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "{\"version\": 1, \"nodes\": [null]}",
                "{\"version\": 1, \"nodes\": [{\"name\": \"kafka-0\"}]}"
            })
    void emptyOrdersAreReportedAsDamaged(String text) throws IOException {
        Path file = Files.writeString(machine.resolve("desired.json"), text);

        assertThatThrownBy(() -> DesiredState.read(file)).isInstanceOf(IOException.class);
    }

    @Test
    void aMountPointMayHaveASpaceInItsName() {
        assertThat(MountPoints.place("tmpfs /mnt/my\\040disk tmpfs rw 0 0")).isEqualTo(Path.of("/mnt/my disk"));
    }

    private static Path marked(Path logDirectory, String clusterId) throws IOException {
        Files.createDirectories(logDirectory.resolve("orders-0"));
        Files.writeString(logDirectory.resolve("meta.properties"), "version=1\ncluster.id=" + clusterId + "\n");
        return logDirectory;
    }

    @Test
    void ordersForDirectoriesOfOtherClustersAreLeftOut() throws IOException {
        GregorHome gregor = new GregorHome(machine);
        Json.write(gregor.cluster("a").desired(), DesiredState.of(List.of(launch("zookeeper-0"))));
        Files.createDirectories(machine.resolve("zookeeper-0/data/version-2"));
        DesiredState intruding = DesiredState.of(List.of(launch("zookeeper-0"), launch("kafka-0")));

        assertThat(Directories.of(gregor.cluster("b"), "BBBBBBBBBBBBBBBBBBBBBA")
                        .ownOf(intruding)
                        .nodes())
                .extracting(NodeLaunch::name)
                .containsExactly("kafka-0");
    }

    @Test
    void aProcessOfAnotherClusterIsIgnored() {
        NodeLaunch own = launch("kafka-0").of(ID);

        assertThat(own.isItself(own.command())).isTrue();
        assertThat(own.isItself(launch("kafka-0").command()))
                .as("started by an older Gregor")
                .isTrue();
        assertThat(own.isItself(launch("kafka-0").of("BBBBBBBBBBBBBBBBBBBBBA").command()))
                .isFalse();
    }

    private NodeLaunch launch(String name) {
        return new NodeLaunch(
                name,
                List.of("java", "Main"),
                Map.of(),
                machine.resolve(name).toString(),
                "http://127.0.0.1:1/ready",
                60);
    }
}
