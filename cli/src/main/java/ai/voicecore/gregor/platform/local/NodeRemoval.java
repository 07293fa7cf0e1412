package ai.voicecore.gregor.platform.local;

import ai.voicecore.gregor.platform.ownership.KafkaMark;
import ai.voicecore.gregor.platform.ownership.Ownership;
import ai.voicecore.gregor.runtime.Trees;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Deletes the directories of nodes. A disk that is mounted or linked there is emptied; the mount point or the link stays, because
 * its user has made it.
 */
final class NodeRemoval {
    private final Ownership ownership;
    private final String clusterId;
    private final List<Path> left = new ArrayList<>();

    /** @param clusterId as Kafka writes it down beside its data */
    NodeRemoval(Ownership ownership, String clusterId) {
        this.ownership = ownership;
        this.clusterId = clusterId;
    }

    /** Deletes a directory of the cluster. Its mark goes last: what an interrupted deletion leaves is still the cluster's. */
    void delete(Path node) throws IOException {
        for (Path entry : DiskContents.of(node)) {
            if (!Ownership.isMark(entry)) {
                deleteEntry(entry);
            }
        }
        ownership.release(node);
        if (Files.isSymbolicLink(node)) {
            left.add(node);
        } else if (left.stream().noneMatch(place -> place.startsWith(node))) {
            deletePlace(node);
        }
    }

    /** The places of disks, and links to what is not the cluster's for sure: they stay. */
    List<Path> left() {
        return List.copyOf(left);
    }

    private void deleteEntry(Path entry) throws IOException {
        if (!Files.isDirectory(entry)) {
            Files.delete(entry);
        } else if (Files.isSymbolicLink(entry)) {
            // What a link leads to has no mark of Gregor's; Kafka's own says whose it is.
            if (KafkaMark.clusterId(entry).filter(clusterId::equals).isPresent()) {
                empty(entry);
            }
            left.add(entry);
        } else {
            empty(entry);
            deletePlace(entry);
        }
    }

    private static void empty(Path place) throws IOException {
        for (Path stored : DiskContents.of(place)) {
            Trees.delete(stored);
        }
    }

    private void deletePlace(Path place) throws IOException {
        try {
            Files.deleteIfExists(place);
        } catch (AccessDeniedException e) {
            throw e;
        } catch (FileSystemException e) {
            // What is empty and cannot be deleted is where a disk is mounted.
            if (!DiskContents.of(place).isEmpty()) {
                throw e;
            }
            left.add(place);
        }
    }
}
