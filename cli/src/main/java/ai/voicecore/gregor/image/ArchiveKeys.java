package ai.voicecore.gregor.image;

import ai.voicecore.gregor.launch.ArchiveFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.codec.digest.MessageDigestAlgorithms;

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
                digests.put(
                        file.getKey(), new DigestUtils(MessageDigestAlgorithms.SHA_256).digestAsHex(file.getValue()));
            }
        }
    }

    /** The file name of a software's archive. */
    String fileName(ImageSoftware image) {
        List<String> key = new ArrayList<>(base);
        key.add(image.software().jdk().toString());
        for (Path jar : image.software().classPath()) {
            key.add(jar + " " + digests.get(jar.toString()));
        }
        return image.name() + "-"
                + DigestUtils.sha256Hex(String.join("\n", key) + "\n").substring(0, LENGTH)
                + ArchiveFormat.of(image.software().jdk()).suffix();
    }
}
