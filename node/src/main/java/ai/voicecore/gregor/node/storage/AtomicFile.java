package ai.voicecore.gregor.node.storage;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Properties;

/** Replaces files atomically; only their owner can read them. */
public final class AtomicFile {
    private static final FileAttribute<?>[] OWNER_ONLY = {
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
    };

    private AtomicFile() {}

    /** Writes properties so that {@link Properties#load} reads exactly the same values. */
    public static void writeProperties(Path file, Map<String, String> properties) throws IOException {
        Properties copy = new Properties();
        copy.putAll(properties);
        // Kafka and ZooKeeper read Latin-1; written to a stream, other characters become escapes.
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        copy.store(text, "Written by Gregor from the environment at every start. Changes here are lost.");
        write(file, text.toString(StandardCharsets.ISO_8859_1));
    }

    static void write(Path file, String text) throws IOException {
        Path directory = Files.createDirectories(file.toAbsolutePath().getParent());
        boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
        // A random name: a link at a known name must not be followed.
        Path temporary = Files.createTempFile(
                directory, "." + file.getFileName(), ".new", posix ? OWNER_ONLY : new FileAttribute<?>[0]);
        try {
            Files.writeString(temporary, text);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
