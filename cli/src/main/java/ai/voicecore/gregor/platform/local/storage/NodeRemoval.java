package ai.voicecore.gregor.platform.local.storage;

import ai.voicecore.gregor.platform.ownership.KafkaMark;
import ai.voicecore.gregor.platform.ownership.Ownership;
import ai.voicecore.gregor.runtime.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Deletes node directories. A mounted or linked disk is emptied; the mount point or link stays, because the user made it.
 * Foreign mounts and files inside stay too.
 */
final class NodeRemoval {
    /** Directories of a node that may be mount points. */
    private static final Set<String> OWN_DIRECTORIES = Set.of("data", "logs");

    /** Identifies linked data as the cluster's: it is deleted last, so that an interrupted deletion can be repeated. */
    private static final Comparator<Path> META_PROPERTIES_LAST = Comparator.comparing(KafkaMark::isMark);

    private final Ownership ownership;
    private final KafkaIds ids;
    private final Set<Path> mounts;
    private final Set<Path> left = new LinkedHashSet<>();

    /** @param ids of all nodes of the cluster */
    NodeRemoval(Ownership ownership, KafkaIds ids, Set<Path> mounts) {
        this.ownership = ownership;
        this.ids = ids;
        this.mounts = mounts;
    }

    /**
     * Deletes a directory of the cluster. Its owner file is deleted last: the rest of an interrupted deletion still belongs
     * to the cluster.
     */
    void delete(Path node) throws IOException {
        Optional<String> expected = ids.expected(node);
        for (Path entry : NodeStorage.contents(node)) {
            if (!Ownership.isMark(entry)) {
                deleteEntry(entry, expected);
            }
        }
        ownership.release(node);
        deletePlace(node);
    }

    /** Mount points, and what does not certainly belong to the cluster: they stay. */
    List<Path> left() {
        return List.copyOf(left);
    }

    private void deleteEntry(Path entry, Optional<String> expected) throws IOException {
        boolean directory = Files.isDirectory(entry);
        boolean linked = directory && Files.isSymbolicLink(entry);
        if (!linked
                && !(directory && OWN_DIRECTORIES.contains(entry.getFileName().toString()))) {
            deleteTree(entry, expected);
        } else if (mayEmpty(entry, linked, expected)) {
            empty(entry, expected);
            deletePlace(entry);
        } else {
            left.add(entry);
        }
    }

    /** A disk has no owner file, and another disk may be mounted or linked there: Kafka's meta.properties tells the owner. */
    private boolean mayEmpty(Path place, boolean linked, Optional<String> expected) throws IOException {
        Optional<String> found = KafkaMark.clusterId(place);
        if (found.isEmpty()) {
            return !linked;
        }
        boolean foreign = linked || mounts.contains(place.toRealPath());
        return expected.isPresent() ? found.equals(expected) : !foreign;
    }

    private void empty(Path place, Optional<String> expected) throws IOException {
        for (Path stored : NodeStorage.contents(place).stream()
                .sorted(META_PROPERTIES_LAST)
                .toList()) {
            deleteTree(stored, expected);
        }
    }

    /** Whether it is completely deleted. Links are deleted, not followed. */
    private boolean deleteTree(Path path, Optional<String> expected) throws IOException {
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            Files.deleteIfExists(path);
            return true;
        }
        if (isForeign(path, expected)) {
            left.add(path);
            return false;
        }
        boolean all = true;
        for (Path entry : Trees.entries(path)) {
            all &= deleteTree(entry, expected);
        }
        if (all) {
            Files.deleteIfExists(path);
        }
        return all;
    }

    private boolean isForeign(Path directory, Optional<String> expected) throws IOException {
        return mounts.contains(directory.toRealPath())
                || ownership.isOtherClusters(directory)
                || KafkaMark.clusterId(directory)
                        .filter(id -> !expected.equals(Optional.of(id)))
                        .isPresent();
    }

    /** Deletes an empty directory, except a mount point or one with remaining files. */
    private void deletePlace(Path place) throws IOException {
        if (left.stream().anyMatch(inside -> inside.startsWith(place))) {
            return;
        }
        boolean disk = Files.isSymbolicLink(place)
                || mounts.contains(place.toRealPath())
                || !Trees.entries(place).isEmpty();
        if (disk) {
            left.add(place);
        } else {
            Files.deleteIfExists(place);
        }
    }
}
