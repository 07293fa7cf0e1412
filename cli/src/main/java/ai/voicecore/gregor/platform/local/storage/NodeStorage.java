package ai.voicecore.gregor.platform.local.storage;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.failure.FileReason;
import ai.voicecore.gregor.platform.local.home.ClusterHome;
import ai.voicecore.gregor.runtime.Trees;
import ai.voicecore.gregor.topology.Topology;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The data directories of nodes.
 *
 * @param root absolute parent of the node directories
 */
public record NodeStorage(ClusterHome home, Path root) {

    /** A directory of ext4 file systems for repair. */
    public static final String LOST_AND_FOUND = "lost+found";

    /** All entries except those of the file system; none if the directory does not exist. It may be a mount point. */
    static List<Path> contents(Path directory) throws IOException {
        return Trees.entries(directory).stream()
                .filter(entry -> !entry.getFileName().toString().equals(LOST_AND_FOUND))
                .toList();
    }

    public Path of(String node) {
        return root.resolve(node).resolve("data");
    }

    /** Throws if it is not the cluster's: another disk may be mounted there now. */
    public void claim(Directories directories, String node, Topology topology) {
        refuseOtherData(node, topology);
        try {
            directories.claim(root, List.of(root.resolve(node)));
        } catch (IOException e) {
            throw new Failure(
                    node + " cannot be given empty storage: " + FileReason.words(e) + " Nothing was deleted.",
                    "Mount a disk there that no other cluster uses, then repeat the command.",
                    e);
        }
    }

    private void refuseOtherData(String node, Topology topology) {
        List<Path> nodes =
                topology.nodes().stream().map(any -> root.resolve(any.name())).toList();
        Path directory = root.resolve(node);
        Optional<String> expected = new KafkaIds(topology.kafkaClusterId(), nodes).expected(directory);
        KafkaIds.of(directory)
                .filter(found -> expected.isPresent() && !found.equals(expected.get()))
                .ifPresent(found -> {
                    throw Failure.refused(
                            of(node) + " holds the data of the Kafka cluster " + found + ", and this one is "
                                    + expected.orElseThrow() + ". Nothing was deleted.",
                            "Have the node's own disk there, or an empty one, then repeat the command.");
                });
    }

    /** Deletes all data of a stopped node, and lets its next start format the storage. */
    public void empty(String node) {
        try {
            // The directory itself may be a mount point.
            for (Path stored : contents(of(node))) {
                Trees.delete(stored);
            }
        } catch (IOException e) {
            throw Failure.ofFile(
                    of(node) + " cannot be emptied",
                    e,
                    "Mount a disk there that can be written, then repeat the command.");
        }
        allowEmpty(node);
    }

    /** Lets a node's next start format its storage if it is empty. */
    public void allowEmpty(String node) {
        try {
            FormatMemory.forget(home, node);
        } catch (IOException e) {
            throw Failure.ofFile(
                    "What is remembered of " + node + " in " + home.formatted() + " cannot be deleted",
                    e,
                    "Check the directory's permissions, then repeat the command.");
        }
    }
}
