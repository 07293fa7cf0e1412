package ai.voicecore.gregor.image;

import ai.voicecore.gregor.runtime.RuntimeId;
import java.nio.file.Path;
import java.util.List;

/**
 * What is to be built.
 *
 * @param base a registry's image, or {@code tar://PATH} of a docker archive
 * @param runtimes what nodes can run from the image
 * @param version Gregor's own, for the image's labels
 * @param archives whether class-data archives are made for the image. Without them nodes start more slowly until each
 *     volume has its own, and the image is the same on every machine: an archive never is, byte for byte
 */
public record ImageRequest(
        String base, List<RuntimeId> runtimes, String version, boolean archives, Destination destination) {
    /**
     * The default base image: small, kept up to date for the common platforms, and with the one Java that every runtime
     * fits: Kafka 3.9 with SASL needs at most 22, the registry at least 21.
     */
    public static final String DEFAULT_BASE = "eclipse-temurin:21-jre-noble";

    private static final String TAR = "tar://";

    public ImageRequest {
        runtimes = runtimes.stream().distinct().sorted().toList();
    }

    public sealed interface Destination {
        /** The image's own name, such as {@code gregor:0.1.0}. */
        String name();

        /** A docker archive, as {@code docker load}, {@code ctr images import} and {@code kind load} read it. */
        record Tar(String name, Path file) implements Destination {}

        /** A registry, which the name begins with. */
        record Registry(String name) implements Destination {}
    }

    boolean hasLocalBase() {
        return base.startsWith(TAR);
    }

    Path localBase() {
        return Path.of(base.substring(TAR.length())).toAbsolutePath();
    }
}
