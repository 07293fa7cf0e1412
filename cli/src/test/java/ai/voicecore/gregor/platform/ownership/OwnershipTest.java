package ai.voicecore.gregor.platform.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.voicecore.gregor.platform.ownership.Ownership.LegacyDirectories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnershipTest {
    private static final String ID = "AAAAAAAAAAAAAAAAAAAAAA";
    private static final String OTHER_ID = "BBBBBBBBBBBBBBBBBBBBBA";

    @TempDir
    private Path machine;

    private Path root;
    private Ownership own;
    private Ownership other;

    @BeforeEach
    void createTwoClusters() throws IOException {
        root = Files.createDirectories(machine.resolve("disk/a"));
        own = cluster("a", ID);
        other = cluster("b", OTHER_ID);
    }

    @Test
    void aMissingDirectoryMayBeUsed() {
        assertThat(own.obstacleToRoot(root.resolve("new"))).isEmpty();
        assertThat(own.obstacle(root.resolve("new/kafka-0"))).isEmpty();
    }

    @Test
    void theDirectoryOfAClusterIsRefusedToEveryOther() throws IOException {
        take(own, root);

        assertThat(other.obstacleToRoot(root))
                .hasValueSatisfying(
                        told -> assertThat(told).startsWith(root + " belongs to cluster a (id " + ID + ", kept in "));
        assertThat(other.obstacle(root.resolve("kafka-0"))).isPresent();
        assertThat(other.owns(root.resolve("kafka-0"))).isFalse();
        assertThatThrownBy(() -> other.claim(root))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cluster a");
        assertThat(own.obstacleToRoot(root)).isEmpty();
        assertThat(own.owns(root.resolve("kafka-0"))).isTrue();
    }

    @Test
    void linksAndDotsAreResolved() throws IOException {
        take(own, root);
        Path link = Files.createSymbolicLink(machine.resolve("link"), root);

        assertThat(other.obstacleToRoot(link)).isPresent();
        assertThat(other.obstacleToRoot(root.resolve("../a"))).isPresent();
        assertThat(other.obstacleToRoot(link.resolve("deeper"))).isPresent();
    }

    @Test
    void aDirectoryInsideThatOfAnotherClusterIsRefusedAndOneAboveItIsAccepted() throws IOException {
        take(own, root);

        assertThat(other.obstacleToRoot(root.resolve("kafka-0/data/b"))).isPresent();
        assertThat(other.obstacleToRoot(root.getParent())).isEmpty();
        assertThat(other.obstacle(root))
                .as("where b's node would have the name of a's root")
                .isPresent();
        take(other, root.getParent());
        assertThat(own.obstacleToRoot(root)).as("a goes on").isEmpty();
    }

    @Test
    void aLogDirectoryThatGregorDidNotCreateIsRefusedWithItsClusterId() throws IOException {
        mark(root, OTHER_ID);
        mark(machine.resolve("disk/c/kafka-0/data"), OTHER_ID);

        assertThat(own.obstacleToRoot(root))
                .hasValueSatisfying(told -> assertThat(told).contains(OTHER_ID));
        assertThat(own.obstacleToRoot(root.resolve("deeper"))).isPresent();
        assertThat(own.obstacle(machine.resolve("disk/c/kafka-0")))
                .hasValueSatisfying(told -> assertThat(told).contains("Kafka cluster " + OTHER_ID, ID));
    }

    @Test
    void foreignFilesAreRefusedButThoseOfANewVolumeAreNot() throws IOException {
        Files.createDirectories(root.resolve("kafka-0/lost+found"));
        assertThat(own.obstacle(root.resolve("kafka-0"))).isEmpty();

        Files.writeString(root.resolve("kafka-0/thesis.txt"), "years of work");
        assertThat(own.obstacle(root.resolve("kafka-0"))).isPresent();
        assertThat(own.owns(root.resolve("kafka-0"))).isFalse();
    }

    @Test
    void anEmptyDiskMayBeMountedOrLinkedAtTheDataDirectory() throws IOException {
        Path node = root.resolve("kafka-0");
        Files.createDirectories(node.resolve("data/lost+found"));
        Path disk = Files.createDirectories(machine.resolve("disk-1"));
        Files.createSymbolicLink(node.resolve("logs"), disk);
        assertThat(own.obstacle(node)).isEmpty();
        assertThat(own.owns(node)).as("nothing is its own yet").isFalse();

        Files.writeString(disk.resolve("thesis.txt"), "years of work");
        assertThat(own.obstacle(node)).isPresent();
    }

    @Test
    void aLinkInACircleIsNoEmptyDisk() throws IOException {
        Path node = Files.createDirectories(root.resolve("kafka-0"));
        Files.createSymbolicLink(node.resolve("data"), node);

        assertThat(own.obstacle(node)).isPresent();
    }

    @Test
    void directoriesOfAnOlderGregorAreRecognizedByMetaPropertiesOrOrders() throws IOException {
        mark(root.resolve("kafka-0/data"), ID);
        Path zookeeper = Files.createDirectories(root.resolve("zookeeper-0/data/version-2"));
        Path real = Ownership.real(zookeeper.getParent().getParent());
        Ownership older = known("a", ID, new LegacyDirectories(Map.of(real, Optional.empty()), Map.of()));
        Ownership neighbour = known("b", OTHER_ID, new LegacyDirectories(Map.of(), Map.of(real, "a")));

        assertThat(older.obstacleToRoot(root)).isEmpty();
        assertThat(older.obstacle(root.resolve("kafka-0"))).isEmpty();
        assertThat(older.obstacle(root.resolve("zookeeper-0"))).isEmpty();
        assertThat(neighbour.obstacle(root.resolve("zookeeper-0")))
                .hasValueSatisfying(told -> assertThat(told).contains("cluster a"));
        assertThat(neighbour.obstacleToRoot(root)).isPresent();
    }

    @Test
    void anOrderForADirectoryOfAnotherClusterDoesNotChangeItsOwner() throws IOException {
        mark(root.resolve("kafka-0/data"), ID);
        Path real = Ownership.real(root.resolve("kafka-0"));
        Ownership intruder = known("b", OTHER_ID, new LegacyDirectories(Map.of(real, Optional.of(OTHER_ID)), Map.of()));

        assertThat(intruder.owns(root.resolve("kafka-0"))).isFalse();
        assertThat(known("b", OTHER_ID, new LegacyDirectories(Map.of(real, Optional.empty()), Map.of(real, "a")))
                        .owns(root.resolve("kafka-0")))
                .isFalse();
    }

    @Test
    void aCopyIsAnotherClusterAndAMovedOneIsTheSame() throws IOException {
        take(own, root);
        Path home = machine.resolve("elsewhere/a");
        Ownership copy = new Ownership(Owner.of(ID, "a", home), () -> new LegacyDirectories(Map.of(), Map.of()));
        assertThat(copy.obstacleToRoot(root)).isPresent();
        assertThat(copy.owns(root.resolve("kafka-0"))).isFalse();

        Files.delete(machine.resolve("home/a/cluster.json"));
        assertThat(copy.obstacleToRoot(root)).isEmpty();
        copy.claim(root);
        Files.createDirectories(home);
        Files.writeString(home.resolve("cluster.json"), "{}");
        assertThat(own.obstacleToRoot(root)).isPresent();
    }

    @Test
    void anUnreadableOwnerFileIsNotIgnored() throws IOException {
        Files.writeString(root.resolve(Owner.FILE), "{\"version\": 99, \"clusterId\": \"" + ID + "\"}");
        assertThat(own.obstacleToRoot(root))
                .hasValueSatisfying(told -> assertThat(told).contains("newer Gregor"));

        Files.writeString(root.resolve(Owner.FILE), "{");
        assertThat(own.obstacleToRoot(root)).isPresent();
        assertThat(own.isMarked(root)).isFalse();
    }

    @Test
    void aFieldThatIsNotKnownIsIgnored() throws IOException {
        Files.writeString(root.resolve(Owner.FILE), """
                {"version": 1, "clusterId": "abc", "name": "a", "home": "/home", "somethingNew": true}""");

        assertThat(Owner.read(root)).contains(new Owner(1, "abc", "a", "/home"));
    }

    private Ownership cluster(String name, String id) throws IOException {
        Files.createDirectories(machine.resolve("home").resolve(name));
        Files.writeString(machine.resolve("home").resolve(name).resolve("cluster.json"), "{}");
        return known(name, id, new LegacyDirectories(Map.of(), Map.of()));
    }

    private Ownership known(String name, String id, LegacyDirectories known) {
        return new Ownership(Owner.of(id, name, machine.resolve("home").resolve(name)), () -> known);
    }

    private static void take(Ownership cluster, Path place) throws IOException {
        cluster.claim(place);
        cluster.claim(place.resolve("kafka-0"));
    }

    private static void mark(Path logDirectory, String id) throws IOException {
        Files.createDirectories(logDirectory);
        Files.writeString(logDirectory.resolve("meta.properties"), "version=1\ncluster.id=" + id + "\nnode.id=0\n");
    }
}
