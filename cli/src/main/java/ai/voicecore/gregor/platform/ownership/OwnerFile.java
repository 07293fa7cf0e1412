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
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The file in a directory that names its owner. */
final class OwnerFile {
    static final String NAME = "gregor-cluster.json";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private OwnerFile() {}

    /** Empty if there is no such file; IOException if it cannot be parsed. */
    static Optional<Owner> read(Path directory) throws IOException {
        Path file = directory.resolve(NAME);
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        try {
            @Nullable Owner owner = MAPPER.readValue(Files.readString(file), Owner.class);
            if (owner == null) {
                throw new IOException("it says nothing");
            }
            if (owner.version() > Owner.VERSION) {
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
    static void create(Path directory, Owner owner) throws IOException {
        Path whole = whole(directory, owner);
        try {
            // Unlike a move, a link never replaces an existing file.
            Files.createLink(directory.resolve(NAME), whole);
        } catch (UnsupportedOperationException e) {
            Files.write(directory.resolve(NAME), Files.readAllBytes(whole), StandardOpenOption.CREATE_NEW);
        } finally {
            Files.delete(whole);
        }
    }

    static void replace(Path directory, Owner owner) throws IOException {
        Files.move(whole(directory, owner), directory.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
    }

    private static Path whole(Path directory, Owner owner) throws IOException {
        Path file = Files.createTempFile(directory, NAME, ".tmp");
        return Files.writeString(file, MAPPER.writeValueAsString(owner) + "\n");
    }
}
