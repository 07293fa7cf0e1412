package ai.voicecore.gregor.platform.ownership;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Decides which directories a cluster may use, and marks them. A directory names its owner in a file; for directories of
 * older versions of Gregor, the supervisors' orders and Kafka's meta.properties decide.
 *
 * @param known called, perhaps more than once, for directories without an owner file
 */
public record Ownership(Owner self, Supplier<LegacyDirectories> known) {
    /** Entries of a new volume, and of macOS. */
    private static final Set<String> IGNORED_NAMES = Set.of("lost+found", ".DS_Store");

    /** A disk may be mounted this deep below a node's directory: {@code data}, {@code logs}. */
    private static final int MOUNT_POINTS = 2;

    /** Every version of Gregor starts nodes with this file. */
    private static final String MADE_BY_GREGOR = "config/jvm.args";

    /**
     * Owners of directories without an owner file, which older versions of Gregor made, from the supervisors' orders.
     *
     * @param own directories of this cluster's nodes, with the CLUSTER_ID of each node, which is empty in ZooKeeper mode
     * @param others directories of other clusters' nodes, with the name of the cluster
     */
    public record LegacyDirectories(Map<Path, Optional<String>> own, Map<Path, String> others) {}

    /** Why the nodes' root cannot be used, as a sentence; empty if it can. Changes nothing. */
    public Optional<String> obstacleToRoot(Path root) {
        for (Path place = real(root); place != null; place = place.getParent()) {
            Optional<Owner> owner;
            try {
                owner = Owner.read(place);
            } catch (IOException e) {
                return Optional.of(unreadable(place, e));
            }
            if (owner.isPresent()) {
                return owner.filter(found -> !found.is(self)).map(found -> belongs(root, found.description()));
            }
            Optional<String> other = otherThan(root, place);
            if (other.isPresent()) {
                return other;
            }
            if (place.equals(real(Path.of(self.home())))) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** For a root without an owner file. */
    private Optional<String> otherThan(Path root, Path place) {
        if (Files.exists(place.resolve("cluster.json"))
                && Files.isDirectory(place.resolve("supervisor"))
                && !place.equals(real(Path.of(self.home())))) {
            return Optional.of(belongs(root, "the cluster that is kept in " + place));
        }
        Optional<String> kafkas = KafkaMark.clusterId(place);
        if (kafkas.isPresent()) {
            return Optional.of(
                    root + " is in " + place + ", a log directory of the Kafka cluster " + kafkas.get() + ".");
        }
        String inside = known.get().others().get(place);
        if (inside != null) {
            return Optional.of(belongs(root, "cluster " + inside));
        }
        boolean own = known.get().own().keySet().stream().anyMatch(directory -> place.equals(directory.getParent()));
        return place.equals(real(root)) && !own
                ? known.get().others().entrySet().stream()
                        .filter(entry -> place.equals(entry.getKey().getParent()))
                        .map(entry -> belongs(root, "cluster " + entry.getValue()))
                        .findFirst()
                : Optional.empty();
    }

    /** Why a node cannot use this directory, as a sentence; empty if it belongs to the cluster or is free. */
    public Optional<String> obstacle(Path directory) {
        try {
            Optional<Owner> owner = Owner.read(directory);
            if (owner.isPresent()) {
                return owner.filter(found -> !found.is(self)).map(found -> belongs(directory, found.description()));
            }
            return isFree(directory, 0) ? Optional.empty() : obstacleWithoutOwner(directory);
        } catch (IOException e) {
            return Optional.of(unreadable(directory, e));
        }
    }

    private Optional<String> obstacleWithoutOwner(Path directory) throws IOException {
        Optional<String> kafkas =
                KafkaMark.clusterId(directory.resolve("data")).or(() -> KafkaMark.clusterId(directory));
        if (kafkas.isPresent() && kafkas.get().equals(self.clusterId())) {
            return Optional.empty();
        }
        Path real = real(directory);
        String other = known.get().others().get(real);
        if (other != null) {
            return Optional.of(belongs(directory, "cluster " + other));
        }
        Optional<String> given = known.get().own().get(real);
        if (given != null && (given.isEmpty() || kafkas.isEmpty())) {
            return Optional.empty();
        }
        if (kafkas.isEmpty() && isFree(directory, MOUNT_POINTS)) {
            return Optional.empty();
        }
        return Optional.of(kafkas.map(id -> directory + " holds the data of the Kafka cluster " + id
                        + ", not of this one (" + self.clusterId() + ").")
                .orElse(directory + " has files in it that are not of this cluster."));
    }

    /** Whether a directory belongs to this cluster, marked or of an older version; an empty directory in its place does not. */
    public boolean owns(Path directory) {
        try {
            return isMarked(directory)
                    || (Files.exists(directory.resolve(MADE_BY_GREGOR))
                            && !isFree(directory, MOUNT_POINTS)
                            && obstacle(directory).isEmpty());
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether the directory has an owner file of another cluster, or one that cannot be parsed. */
    public boolean isOtherClusters(Path directory) {
        try {
            return Owner.read(directory).filter(owner -> !owner.is(self)).isPresent();
        } catch (IOException e) {
            return true;
        }
    }

    /**
     * Throws if a directory may belong to this cluster but that cannot be confirmed: its owner file is damaged, unreadable,
     * or has another id than the cluster's record.
     */
    public void requireClear(Path directory) throws IOException {
        Optional<Owner> owner;
        try {
            owner = Owner.read(directory);
        } catch (IOException e) {
            throw new IOException(unreadable(directory, e), e);
        }
        if (owner.filter(self::contradicts).isPresent()) {
            throw new IOException(belongs(directory, owner.orElseThrow().description())
                    + " The record of the cluster there has the id " + self.clusterId());
        }
    }

    /** Whether the directory has this cluster's owner file, or a meta.properties with its id. */
    public boolean isMarked(Path directory) {
        try {
            return Owner.read(directory)
                    .map(owner -> owner.is(self))
                    .orElseGet(() -> KafkaMark.clusterId(directory.resolve("data"))
                            .filter(self.clusterId()::equals)
                            .isPresent());
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Marks a root or a node directory as this cluster's.
     *
     * @throws IOException if it belongs to another cluster, or cannot be written
     */
    public void claim(Path directory) throws IOException {
        Files.createDirectories(directory);
        Optional<Owner> owner = Owner.read(directory);
        if (owner.isEmpty()) {
            try {
                self.create(directory);
                return;
            } catch (FileAlreadyExistsException e) {
                owner = Owner.read(directory);
            }
        }
        Owner found = owner.orElseThrow(() -> new IOException(directory + " changes under Gregor's hands"));
        if (!found.is(self)) {
            throw new IOException(belongs(directory, found.description()));
        }
        if (!found.equals(self)) {
            self.replace(directory);
        }
    }

    public static boolean isMark(Path file) {
        return file.endsWith(Owner.FILE);
    }

    /** Deletes the owner file of a directory whose content was deleted; other files stay. */
    public void release(Path directory) throws IOException {
        if (isMarked(directory)) {
            Files.deleteIfExists(directory.resolve(Owner.FILE));
        }
    }

    /** The directories in a root that are marked as this cluster's; a user's copy of one is marked too. */
    public List<Path> marked(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        return entries(root).stream()
                .filter(entry -> Files.isDirectory(entry) && isMarked(entry))
                .toList();
    }

    /**
     * Whether a directory is missing, or contains only empty directories: a disk may be mounted or linked for the data.
     *
     * @param deep maximum depth of nested directories
     */
    private static boolean isFree(Path directory, int deep) throws IOException {
        if (!Files.exists(directory)) {
            return true;
        }
        for (Path entry : entries(directory)) {
            if (!IGNORED_NAMES.contains(entry.getFileName().toString())
                    && (deep == 0 || !Files.isDirectory(entry) || !isFree(entry, deep - 1))) {
                return false;
            }
        }
        return true;
    }

    private static List<Path> entries(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.sorted().toList();
        }
    }

    /** The canonical path, also if it does not exist yet. */
    public static Path real(Path path) {
        Path whole = path.toAbsolutePath().normalize();
        try {
            return whole.toRealPath();
        } catch (IOException e) {
            Path parent = whole.getParent();
            return parent == null ? whole : real(parent).resolve(whole.getFileName());
        }
    }

    private static String belongs(Path directory, String owner) {
        return directory + " belongs to " + owner + ".";
    }

    private static String unreadable(Path directory, IOException e) {
        return directory.resolve(Owner.FILE) + ", which tells whose directory it is, cannot be read: " + e.getMessage()
                + ".";
    }
}
