package ai.voicecore.gregor.image;

import ai.voicecore.gregor.runtime.jdk.Jdk;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;

/**
 * An image that was built.
 *
 * @param digest of its manifest, as {@code sha256:…}; the same for the same content
 * @param java the JDK that each software in the image runs on, by the software's name
 * @param archived names of the software that has a class-data archive in the image
 * @param bytes size of the archive file; 0 when it went to a registry
 */
public record BuiltImage(
        ImageRequest request,
        String digest,
        SortedMap<String, Jdk> java,
        List<String> archived,
        long bytes,
        Duration took) {}
