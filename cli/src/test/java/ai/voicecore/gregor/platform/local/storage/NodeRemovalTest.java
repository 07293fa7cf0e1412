package ai.voicecore.gregor.platform.local.storage;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.platform.ownership.Owner;
import ai.voicecore.gregor.platform.ownership.Ownership;
import ai.voicecore.gregor.platform.ownership.Ownership.LegacyDirectories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which disks at a node's data are emptied. */
class NodeRemovalTest {
    private static final String ID = "AAAAAAAAAAAAAAAAAAAAAA";
    private static final String OTHER = "BBBBBBBBBBBBBBBBBBBBBA";

    @TempDir
    private Path machine;

    private Path node;
    private Path disk;

    @BeforeEach
    void createANodeWithADisk() throws IOException {
        node = machine.toRealPath().resolve("kafka-0");
        disk = Files.createDirectories(node.resolve("data"));
        Files.createDirectories(disk.resolve("orders-0"));
    }

    @Test
    void theDiskOfTheClusterIsEmptiedAndStillMounted() throws IOException {
        mark(ID);

        assertThat(deleted(List.of(node))).containsExactly(disk);
        assertThat(disk).isEmptyDirectory();
    }

    @Test
    void aDiskOfAnotherClusterIsKept() throws IOException {
        mark(OTHER);

        assertThat(deleted(List.of(node))).containsExactly(disk);
        assertThat(disk.resolve("orders-0")).exists();
    }

    /** With ZooKeeper and a single broker nothing shows whether the id is that of the cluster. */
    @Test
    void aDiskWhoseClusterIsUnknownIsKept() throws IOException {
        mark(OTHER);

        assertThat(deleted(List.of(node, machine.resolve("zookeeper-0")))).containsExactly(disk);
        assertThat(disk.resolve("orders-0")).exists();
    }

    private List<Path> deleted(List<Path> nodes) throws IOException {
        Ownership ownership =
                new Ownership(Owner.of(ID, "a", machine), () -> new LegacyDirectories(Map.of(), Map.of()));
        ownership.claim(node);
        NodeRemoval removal = new NodeRemoval(ownership, new KafkaIds(ID, nodes), Set.of(disk));
        removal.delete(node);
        return removal.left();
    }

    private void mark(String clusterId) throws IOException {
        Files.writeString(disk.resolve("meta.properties"), "cluster.id=" + clusterId + "\n");
    }
}
