package ai.voicecore.gregor.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of a complete runtime at its installation; on disk {@code manifest.json}.
 *
 * @param runtime the name of the runtime
 * @param files every file except the manifest, by name
 */
record Manifest(String runtime, List<Entry> files) {
    static final String NAME = "manifest.json";
    static final int VERSION = 1;

    /**
     * @param path relative to the runtime's directory, with slashes
     * @param size in bytes
     * @param sha256 in lower case hexadecimal digits
     */
    record Entry(String path, long size, String sha256) {}

    Manifest {
        files = List.copyOf(files);
    }

    /** Reads every file of a directory and computes its checksum. */
    static Manifest of(RuntimeId id, Path home) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String path = home.relativize(file).toString().replace('\\', '/');
                entries.add(new Entry(path, Files.size(file), sha256(file)));
            }
        }
        return new Manifest(id.toString(), entries);
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
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digest = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digest.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
