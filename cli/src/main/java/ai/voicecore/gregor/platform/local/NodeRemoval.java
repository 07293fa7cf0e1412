package ai.voicecore.gregor.platform.local;

import ai.voicecore.gregor.platform.ownership.KafkaMark;
import ai.voicecore.gregor.platform.ownership.Ownership;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Deletes the directories of nodes. A disk that is mounted or linked there is emptied; the mount point or the link stays, because
 * its user has made it. What others have mounted or put inside stays, too.
 */
final class NodeRemoval {
    /** Where a node's own disks may be mounted. */
    private static final Set<String> PLACES = Set.of("data", "logs");

    /** By this the data of a link is known to be the cluster's: it goes last, so that an interrupted deletion can be repeated. */
    private static final Comparator<Path> MARK_LAST = Comparator.comparing(KafkaMark::isMark);

    private final Ownership ownership;
    private final String clusterId;
    private final Set<Path> mounts;
    private final Set<Path> left = new LinkedHashSet<>();

    /**
     * Of one cluster.
     *
     * @param clusterId as Kafka writes it down beside its data
     * @param mounts where file systems are mounted
     */
    NodeRemoval(Ownership ownership, String clusterId, Set<Path> mounts) {
        this.ownership = ownership;
        this.clusterId = clusterId;
        this.mounts = mounts;
    }

    /** Deletes a directory of the cluster. Its mark goes last: what an interrupted deletion leaves is still the cluster's. */
    void delete(Path node) throws IOException {
        for (Path entry : DiskContents.of(node)) {
            if (!Ownership.isMark(entry)) {
                deleteEntry(entry);
            }
        }
        ownership.release(node);
        deletePlace(node);
    }

    /** The places of disks, and what is not the cluster's for sure: they stay. */
    List<Path> left() {
        return List.copyOf(left);
    }

    private void deleteEntry(Path entry) throws IOException {
        boolean directory = Files.isDirectory(entry);
        if (directory && Files.isSymbolicLink(entry)) {
            // What a link leads to has no mark of Gregor's; Kafka's own says whose it is.
            if (KafkaMark.clusterId(entry).filter(clusterId::equals).isPresent()) {
                empty(entry);
            }
            left.add(entry);
        } else if (directory && PLACES.contains(entry.getFileName().toString())) {
            empty(entry);
            deletePlace(entry);
        } else {
            deleteTree(entry);
        }
    }

    private void empty(Path place) throws IOException {
        for (Path stored : DiskContents.of(place).stream().sorted(MARK_LAST).toList()) {
            deleteTree(stored);
        }
    }

    /** Whether nothing of it is left. Links are deleted, not followed. */
    private boolean deleteTree(Path path) throws IOException {
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            Files.deleteIfExists(path);
            return true;
        }
        if (isOthers(path)) {
            left.add(path);
            return false;
        }
        boolean all = true;
        for (Path entry : Directories.entries(path)) {
            all &= deleteTree(entry);
        }
        if (all) {
            Files.deleteIfExists(path);
        }
        return all;
    }

    private boolean isOthers(Path directory) throws IOException {
        return mounts.contains(directory.toRealPath())
                || ownership.isAnothers(directory)
                || KafkaMark.clusterId(directory)
                        .filter(id -> !id.equals(clusterId))
                        .isPresent();
    }

    /** Deletes an empty directory, unless it is where a disk is, or where something is left. */
    private void deletePlace(Path place) throws IOException {
        if (left.stream().anyMatch(inside -> inside.startsWith(place))) {
            return;
        }
        boolean disk = Files.isSymbolicLink(place)
                || mounts.contains(place.toRealPath())
                || !Directories.entries(place).isEmpty();
        if (disk) {
            left.add(place);
        } else {
            Files.deleteIfExists(place);
        }
    }
}
