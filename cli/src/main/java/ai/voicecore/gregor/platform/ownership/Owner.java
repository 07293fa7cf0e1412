package ai.voicecore.gregor.platform.ownership;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The owner of a directory.
 *
 * @param version format of the file
 * @param clusterId the id that Gregor has given the cluster
 * @param home the cluster's directory below its GREGOR_HOME
 */
public record Owner(int version, String clusterId, String name, String home) {
    static final String FILE = "gregor-cluster.json";

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private static final int VERSION = 1;

    public static Owner of(String clusterId, String name, Path home) {
        return new Owner(VERSION, clusterId, name, Ownership.real(home).toString());
    }

    /** Whether it is the same cluster. A copy next to the original is another cluster; a moved cluster is the same. */
    boolean is(Owner other) {
        return clusterId.equals(other.clusterId)
                && (home.equals(other.home) || !Files.exists(Path.of(home, "cluster.json")));
    }

    /** Whether it has the same home and another id: one of the two records was changed. */
    boolean contradicts(Owner other) {
        return home.equals(other.home) && !clusterId.equals(other.clusterId);
    }

    /** Part of a sentence. */
    String description() {
        return "cluster " + name + " (id " + clusterId + ", kept in " + home + ")";
    }

    /** The owner of a directory; empty if there is no such file; IOException if it cannot be parsed. */
    static Optional<Owner> read(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        try {
            @Nullable Owner owner = MAPPER.readValue(Files.readString(file), Owner.class);
            if (owner == null) {
                throw new IOException("it says nothing");
            }
            if (owner.version() > VERSION) {
                throw new IOException("a newer Gregor wrote it (format " + owner.version() + ")");
            }
            if (owner.clusterId() == null || owner.name() == null || owner.home() == null) {
                throw new IOException("it lacks clusterId, name or home");
            }
            return Optional.of(owner);
        } catch (JacksonException e) {
            throw new IOException(e.getOriginalMessage(), e);
        }
    }

    /**
     * Writes the file if there is none.
     *
     * @throws FileAlreadyExistsException another command was faster
     */
    void create(Path directory) throws IOException {
        Path whole = whole(directory);
        try {
            // Unlike a move, a link never replaces an existing file.
            Files.createLink(directory.resolve(FILE), whole);
        } catch (UnsupportedOperationException e) {
            Files.write(directory.resolve(FILE), Files.readAllBytes(whole), StandardOpenOption.CREATE_NEW);
        } finally {
            Files.delete(whole);
        }
    }

    void replace(Path directory) throws IOException {
        Files.move(whole(directory), directory.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    }

    private Path whole(Path directory) throws IOException {
        Path file = Files.createTempFile(directory, FILE, ".tmp");
        return Files.writeString(file, MAPPER.writeValueAsString(this) + "\n");
    }
}
