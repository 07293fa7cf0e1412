package ai.voicecore.gregor.platform.local.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.platform.local.home.ClusterHome;
import ai.voicecore.gregor.platform.local.home.GregorHome;
import ai.voicecore.gregor.runtime.Trees;
import ai.voicecore.gregor.testing.Clusters;
import ai.voicecore.gregor.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which storage is emptied when a node is replaced. */
class NodeStorageTest {
    private static final String ID = "AAAAAAAAAAAAAAAAAAAAAA";
    private static final String OTHER = "BBBBBBBBBBBBBBBBBBBBBA";

    private final Topology topology = Clusters.topology("mode: zookeeper\nbrokers: 3");

    @TempDir
    private Path machine;

    private ClusterHome home;
    private NodeStorage storage;

    @BeforeEach
    void createThreeNodes() throws IOException {
        home = new GregorHome(machine).cluster("a");
        storage = new NodeStorage(home, home.nodes());
        mark("kafka-0", ID);
        mark("kafka-2", ID);
    }

    @Test
    void aDiskOfAnotherClusterThatWasMountedByMistakeIsNotEmptied() throws IOException {
        mark("kafka-1", OTHER);

        assertThatThrownBy(() -> storage.claim(Directories.of(home, ID), "kafka-1", topology))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("holds the data of the Kafka cluster " + OTHER + ", and this one is " + ID)
                .hasMessageContaining("Nothing was deleted");
    }

    /** With ZooKeeper, Kafka chooses the id: it is not the one that Gregor has for the cluster. */
    @Test
    void theIdOfTheOtherNodesIsThatOfTheCluster() throws IOException {
        Directories directories = Directories.of(home, "CCCCCCCCCCCCCCCCCCCCCA");
        directories.claim(home.nodes(), List.of(home.nodes().resolve("kafka-1")));
        mark("kafka-1", ID);
        Path repair = Files.createDirectories(home.nodes().resolve("kafka-1/data/lost+found"));

        storage.claim(directories, "kafka-1", topology);
        storage.empty("kafka-1");

        assertThat(Trees.entries(repair.getParent())).containsExactly(repair);
    }

    private void mark(String node, String clusterId) throws IOException {
        Path data = Files.createDirectories(home.nodes().resolve(node).resolve("data"));
        Files.writeString(data.resolve("meta.properties"), "cluster.id=" + clusterId + "\n");
    }
}
