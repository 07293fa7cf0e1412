package ai.voicecore.gregor.image;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.failure.FailureKind;
import ai.voicecore.gregor.image.ImageRequest.Destination;
import ai.voicecore.gregor.launch.ImageLayout;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.CredentialRetriever;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Pulls base images and writes images, by Jib.
 *
 * @param cache what is kept of layers, so that they are compressed and downloaded once; may be deleted
 */
record JibWriter(Path cache) {
    private static final FilePermissions READABLE = FilePermissions.fromOctalString("644");

    /** Throws {@link Failure} when this cannot be the name of an image. */
    static void requireName(String name) {
        reference(name);
    }

    /** Pulls a registry's image for this machine's architecture into a docker archive. */
    void pull(String name, Path file) {
        RegistryImage image = registry(name);
        Containerizer to = Containerizer.to(TarImage.at(file).named(reference("base")));
        JibCall.run(
                "The base image " + name + " cannot be pulled",
                name,
                () -> Jib.from(image)
                        .setPlatforms(Set.of(new Platform(architecture(), "linux")))
                        .containerize(cached(to, name)));
    }

    /**
     * Writes the image.
     *
     * @param base docker archive of the base image
     * @return the digest of its manifest
     */
    String write(Path base, List<ImageLayer> layers, Map<String, String> labels, Destination destination) {
        JibContainerBuilder builder = Jib.from(TarImage.at(base))
                .setFormat(ImageFormat.Docker)
                .setCreationTime(Instant.EPOCH)
                .setUser(ImageLayout.USER + ":" + ImageLayout.USER)
                .setWorkingDirectory(AbsoluteUnixPath.get(ImageLayout.ROOT))
                .setEntrypoint(ImageLayout.command(ImageLayout.CLI, List.of()))
                .addEnvironmentVariable("GREGOR_HOME", "/tmp/gregor")
                .setLabels(labels);
        layers.forEach(layer -> builder.addFileEntriesLayer(layer(layer)));
        String name = destination.name();
        Containerizer to = switch (destination) {
            case Destination.Tar tar -> Containerizer.to(TarImage.at(tar.file()).named(reference(name)));
            case Destination.Registry registry -> Containerizer.to(registry(registry.name()));
        };
        JibContainer written = JibCall.run(
                "The image " + name + " cannot be written", name, () -> builder.containerize(cached(to, name)));
        return written.getDigest().toString();
    }

    /** This machine's, in the words of the OCI image specification (Go's GOARCH). */
    static String architecture() {
        String java = System.getProperty("os.arch");
        return switch (java) {
            case "x86_64" -> "amd64";
            case "aarch64" -> "arm64";
            default -> java;
        };
    }

    private Containerizer cached(Containerizer to, String name) {
        return to.setBaseImageLayersCache(cache)
                .setApplicationLayersCache(cache)
                .setToolName("gregor")
                .setAllowInsecureRegistries(isOnThisMachine(name));
    }

    /** Registries on the loopback speak plain HTTP, as container engines expect. */
    private static boolean isOnThisMachine(String name) {
        return Set.of("localhost", "127.0.0.1")
                .contains(reference(name).getRegistry().split(":", 2)[0]);
    }

    private static FileEntriesLayer layer(ImageLayer layer) {
        FileEntriesLayer.Builder entries = FileEntriesLayer.builder().setName(layer.name());
        layer.files()
                .forEach((path, source) -> entries.addEntry(
                        source, AbsoluteUnixPath.get(ImageLayout.ROOT).resolve(path), READABLE, ImageLayer.TIME));
        return entries.build();
    }

    /** With the credentials that the user's container tools have stored. */
    private static RegistryImage registry(String name) {
        ImageReference reference = reference(name);
        CredentialRetrieverFactory credentials = CredentialRetrieverFactory.forImage(reference, event -> {});
        CredentialRetriever stored = credentials.dockerConfig();
        return RegistryImage.named(reference).addCredentialRetriever(stored);
    }

    private static ImageReference reference(String name) {
        try {
            return ImageReference.parse(name);
        } catch (InvalidImageReferenceException e) {
            throw new Failure(
                    FailureKind.REFUSED,
                    "\"" + name + "\" is not the name of an image",
                    "Write [REGISTRY/]NAME[:TAG] in lower case, such as registry.example.com/voicecore/gregor:1.",
                    e);
        }
    }
}
