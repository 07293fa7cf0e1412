package ai.voicecore.gregor.image;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.failure.FailureKind;
import ai.voicecore.gregor.image.ImageRequest.Destination;
import ai.voicecore.gregor.launch.ImageLayout;
import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.CredentialRetriever;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InsecureRegistryException;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryAuthenticationFailedException;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.RegistryUnauthorizedException;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;

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
        call(
                "The base image " + name + " cannot be pulled",
                name,
                () -> Jib.from(image)
                        .setPlatforms(Set.of(new Platform(architecture(), "linux")))
                        .containerize(cached(to, name)));
    }

    /** Writes the image on top of a docker archive of the base image; returns the digest of its manifest. */
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
        JibContainer written =
                call("The image " + name + " cannot be written", name, () -> builder.containerize(cached(to, name)));
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

    private interface Work {
        JibContainer run()
                throws InterruptedException, RegistryException, IOException, CacheDirectoryCreationException,
                        ExecutionException;
    }

    /**
     * Calls Jib, and turns its failures into what the user can act on.
     *
     * @param sentence what it means when it fails
     * @param name the image that is pulled or written
     */
    private static JibContainer call(String sentence, String name, Work work) {
        try {
            return work.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(FailureKind.INTERRUPTED, sentence + ": interrupted", "Start it again.", e);
        } catch (RegistryException | IOException | CacheDirectoryCreationException | ExecutionException e) {
            throw problem(sentence, name, e);
        }
    }

    private static Failure problem(String sentence, String name, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RegistryUnauthorizedException
                    || cause instanceof RegistryAuthenticationFailedException) {
                return new Failure(
                        FailureKind.FAILED,
                        sentence + ": the registry does not know you, or you may not use " + name,
                        "Log in as your container tools do (docker login, podman login --authfile"
                                + " ~/.docker/config.json); Gregor reads ~/.docker/config.json.",
                        failure);
            }
            if (cause instanceof InsecureRegistryException) {
                return new Failure(
                        FailureKind.FAILED,
                        sentence + ": the registry does not speak HTTPS with a certificate that is trusted",
                        "Give it one. Plain HTTP is only spoken with a registry on localhost.",
                        failure);
            }
            if (cause instanceof UnknownHostException
                    || cause instanceof ConnectException
                    || cause instanceof NoRouteToHostException
                    || cause instanceof SocketTimeoutException) {
                return new Failure(
                        FailureKind.UNREACHABLE,
                        sentence + ": the registry cannot be reached: " + cause.getMessage(),
                        "Check its name and the network, or work with files: --base tar://FILE and --tar FILE.",
                        failure);
            }
            if (cause instanceof RegistryException) {
                return new Failure(
                        FailureKind.FAILED,
                        sentence + ": " + firstLine(cause),
                        "Check the name " + name + ", and that you may do this there.",
                        failure);
            }
        }
        return new Failure(
                FailureKind.REFUSED,
                sentence + ": " + firstLine(failure),
                "Check that its disk has room and can be written.",
                failure);
    }

    private static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
