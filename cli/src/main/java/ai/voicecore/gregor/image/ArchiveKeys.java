package ai.voicecore.gregor.image;

import ai.voicecore.gregor.launch.ArchiveFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Names archives after all that they are made of: the base image, the JDK, and the bytes of every jar. What was made
 * once is used again, so that two builds on one machine give the same image.
 */
final class ArchiveKeys {
    private static final int LENGTH = 16;

    private final List<String> base;
    private final Map<String, String> digests = new HashMap<>();

    /** @param base digests of the base image's layers */
    ArchiveKeys(List<String> base, List<ImageLayer> layers) throws IOException {
        this.base = base;
        for (ImageLayer layer : layers) {
            for (Map.Entry<String, Path> file : layer.files().entrySet()) {
                digests.put(file.getKey(), digest(file.getValue()));
            }
        }
    }

    /** The file name of a software's archive. */
    String fileName(ImageSoftware image) {
        MessageDigest key = sha256();
        base.forEach(layer -> add(key, layer));
        add(key, image.software().jdk().toString());
        for (Path jar : image.software().classPath()) {
            add(key, jar + " " + digests.get(jar.toString()));
        }
        return image.name() + "-" + HexFormat.of().formatHex(key.digest()).substring(0, LENGTH)
                + ArchiveFormat.of(image.software().jdk()).suffix();
    }

    private static void add(MessageDigest digest, String text) {
        digest.update((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static String digest(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream bytes = new DigestInputStream(Files.newInputStream(file), digest)) {
            bytes.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
