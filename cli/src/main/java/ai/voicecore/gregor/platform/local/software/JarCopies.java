package ai.voicecore.gregor.platform.local.software;

import ai.voicecore.gregor.runtime.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Copies jars to a directory named after their content. Running processes keep jars open: a new build must not replace the
 * jars that they use.
 */
public final class JarCopies {
    private JarCopies() {}

    /** The copies, sorted by name. */
    public static List<Path> of(List<Path> jars, Path root) throws IOException {
        List<Path> sorted = jars.stream().sorted().toList();
        Path directory = root.resolve(digest(sorted));
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(root);
            Path temporary = Files.createTempDirectory(root, "new");
            for (Path jar : sorted) {
                Files.copy(jar, temporary.resolve(jar.getFileName()));
            }
            publish(temporary, directory);
        }
        return sorted.stream().map(jar -> directory.resolve(jar.getFileName())).toList();
    }

    /** Two processes may do this at the same time, with the same result. */
    private static void publish(Path temporary, Path directory) throws IOException {
        try {
            Files.move(temporary, directory, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isDirectory(directory)) {
                throw e;
            }
            Trees.delete(temporary);
        }
    }

    private static String digest(List<Path> jars) throws IOException {
        MessageDigest digest = DigestUtils.getSha256Digest();
        for (Path jar : jars) {
            digest.update(jar.getFileName().toString().getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readAllBytes(jar));
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, 12);
    }
}
