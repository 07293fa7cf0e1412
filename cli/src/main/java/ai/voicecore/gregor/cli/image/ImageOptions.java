package ai.voicecore.gregor.cli.image;

import ai.voicecore.gregor.cli.wiring.Version;
import ai.voicecore.gregor.image.ImageRequest;
import ai.voicecore.gregor.image.ImageRequest.Destination;
import ai.voicecore.gregor.runtime.RuntimeId;
import ai.voicecore.gregor.spec.yaml.ClusterSpecReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Options for the image and its destination. */
final class ImageOptions {
    @ArgGroup
    private @Nullable Output output;

    /** One of the two. */
    private static final class Output {
        @Option(
                names = "--to",
                required = true,
                paramLabel = "REGISTRY/NAME",
                description = "Push it to this name, with the credentials in ~/.docker/config.json.")
        private @Nullable String registry;

        @Option(
                names = "--tar",
                required = true,
                paramLabel = "FILE",
                description = "Write it to this file (default: gregor.tar in Gregor's home, below images).")
        private @Nullable Path tar;
    }

    @Option(
            names = "--base",
            paramLabel = "IMAGE",
            defaultValue = ImageRequest.DEFAULT_BASE,
            description = "Base image with Java 21 or newer: a name in a registry, or tar://FILE"
                    + " (default: ${DEFAULT-VALUE}).")
    private String base = ImageRequest.DEFAULT_BASE;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "Name of the image in the file (default: gregor: and Gregor's version).")
    private @Nullable String name;

    @Option(
            names = "--kafka",
            paramLabel = "VERSION",
            description = "A version of Kafka that nodes can run; may be repeated (default: "
                    + ClusterSpecReader.DEFAULT_KRAFT_VERSION + " and " + ClusterSpecReader.DEFAULT_ZOOKEEPER_VERSION
                    + ").")
    private List<String> kafka = new ArrayList<>();

    @Option(
            names = "--registry",
            paramLabel = "VERSION",
            defaultValue = ClusterSpecReader.DEFAULT_REGISTRY_VERSION,
            description = "Version of the Schema Registry; none leaves it out (default: ${DEFAULT-VALUE}).")
    private String registry = ClusterSpecReader.DEFAULT_REGISTRY_VERSION;

    @Option(
            names = "--no-archives",
            description = "No class-data archives: nodes start more slowly at first, and the image is the same"
                    + " whoever builds it.")
    private boolean noArchives;

    /** @param images default directory of images */
    ImageRequest request(Path images) {
        List<String> versions = kafka.isEmpty()
                ? List.of(ClusterSpecReader.DEFAULT_KRAFT_VERSION, ClusterSpecReader.DEFAULT_ZOOKEEPER_VERSION)
                : kafka;
        List<RuntimeId> runtimes =
                new ArrayList<>(versions.stream().map(RuntimeId::kafka).toList());
        if (!registry.equals("none")) {
            runtimes.add(RuntimeId.registry(registry));
        }
        return new ImageRequest(base, runtimes, Version.number(), !noArchives, destination(images));
    }

    private Destination destination(Path images) {
        if (output != null && output.registry != null) {
            return new Destination.Registry(output.registry);
        }
        Path file = output == null || output.tar == null ? images.resolve("gregor.tar") : output.tar;
        return new Destination.Tar(name == null ? "gregor:" + Version.number() : name, file.toAbsolutePath());
    }
}
