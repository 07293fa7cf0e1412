package ai.voicecore.gregor.runtime;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.codec.digest.MessageDigestAlgorithms;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files of a complete runtime at its installation; on disk {@code manifest.json}.
 *
 * @param version format of the file
 * @param files every file except the manifest, by name
 */
@JsonPropertyOrder({"version", "runtime", "files"})
record Manifest(int version, String runtime, List<Entry> files) {
    static final String NAME = "manifest.json";
    static final int VERSION = 1;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern SAFE_PATH = Pattern.compile("[^/\\\\:]+(/[^/\\\\:]+)*");

    Manifest {
        files = List.copyOf(Objects.requireNonNullElse(files, List.of()));
    }

    /**
     * @param path relative to the runtime's directory, with slashes
     * @param size in bytes
     * @param sha256 in lower case hexadecimal digits
     */
    @JsonPropertyOrder({"path", "size", "sha256"})
    record Entry(String path, long size, String sha256) {
        private boolean isInside() {
            return SAFE_PATH.matcher(String.valueOf(path)).matches()
                    && !List.of(path.split("/", -1)).contains("..");
        }
    }

    sealed interface Reading {
        record Found(Manifest manifest) implements Reading {}

        /** No manifest, or an invalid one. */
        record Unusable(String reason) implements Reading {}

        record TooNew(int version) implements Reading {}
    }

    static Reading read(Path home) {
        try {
            return checked(JSON.readValue(Files.readAllBytes(home.resolve(NAME)), Manifest.class));
        } catch (NoSuchFileException none) {
            return new Reading.Unusable("it has no " + NAME);
        } catch (IOException | JacksonException unreadable) {
            return new Reading.Unusable("its " + NAME + " cannot be read");
        }
    }

    private static Reading checked(@Nullable Manifest manifest) {
        if (manifest == null || manifest.version < 1) {
            return new Reading.Unusable("its " + NAME + " is not complete");
        }
        if (manifest.version > VERSION) {
            return new Reading.TooNew(manifest.version);
        }
        if (manifest.files.isEmpty()) {
            return new Reading.Unusable("its " + NAME + " is not complete");
        }
        return manifest.files.stream()
                .filter(entry -> !entry.isInside())
                .findFirst()
                .<Reading>map(entry -> new Reading.Unusable("its " + NAME + " names the file \"" + entry.path() + "\""))
                .orElse(new Reading.Found(manifest));
    }

    /** Reads every file of a directory, and writes its manifest. */
    static Manifest write(RuntimeId id, Path home) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String path = home.relativize(file).toString().replace('\\', '/');
                entries.add(new Entry(path, Files.size(file), sha256(file)));
            }
        }
        Manifest manifest = new Manifest(VERSION, id.toString(), entries);
        Files.write(home.resolve(NAME), JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
        return manifest;
    }

    long bytes() {
        return files.stream().mapToLong(Entry::size).sum();
    }

    /** Missing files and files with another size. Cheap: reads no file. */
    List<String> damage(Path home) {
        return files.stream().flatMap(entry -> damage(home, entry).stream()).toList();
    }

    /** The same, and also compares the SHA-256 of every file. */
    List<String> deepDamage(Path home) throws IOException {
        List<String> damage = new ArrayList<>(damage(home));
        if (damage.isEmpty()) {
            for (Entry entry : files) {
                if (!sha256(home.resolve(entry.path())).equals(entry.sha256())) {
                    damage.add(entry.path() + " has changed");
                }
            }
        }
        return List.copyOf(damage);
    }

    private static List<String> damage(Path home, Entry entry) {
        try {
            long size = Files.size(home.resolve(entry.path()));
            return size == entry.size()
                    ? List.of()
                    : List.of(entry.path() + " has " + size + " bytes instead of " + entry.size());
        } catch (IOException missing) {
            return List.of(entry.path() + " is missing");
        }
    }

    private static String sha256(Path file) throws IOException {
        return new DigestUtils(MessageDigestAlgorithms.SHA_256).digestAsHex(file);
    }
}
