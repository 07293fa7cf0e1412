package ai.voicecore.gregor.cli.image;

import ai.voicecore.gregor.cli.terminal.Data;
import ai.voicecore.gregor.cli.terminal.ExitCode;
import ai.voicecore.gregor.cli.terminal.Table;
import ai.voicecore.gregor.cli.wiring.ContextCommand;
import ai.voicecore.gregor.cli.wiring.Version;
import ai.voicecore.gregor.image.BuiltImage;
import ai.voicecore.gregor.image.ImageRequest;
import ai.voicecore.gregor.image.ImageRequest.Destination;
import ai.voicecore.gregor.platform.local.software.InstallLines;
import ai.voicecore.gregor.runtime.InstalledRuntime;
import ai.voicecore.gregor.runtime.RuntimeId;
import ai.voicecore.gregor.spec.yaml.ClusterSpecReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "build",
        description = "Builds the image, without a container engine: to a registry, or to a file that a cluster's nodes"
                + " can load.")
public final class ImageBuildCommand extends ContextCommand {
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

    @Option(
            names = {"-o", "--output"},
            defaultValue = "text",
            description = "One of: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format = Format.text;

    private enum Format {
        text,
        json
    }

    @Override
    public ExitCode call() {
        ImageRequest request = request(wiring().images());
        List<InstalledRuntime> runtimes = request.runtimes().stream()
                .map(id -> wiring().runtimes().install(id, new InstallLines(console())))
                .toList();
        BuiltImage image = wiring().imageBuilder(console(), console()).build(request, runtimes);
        console().answer(format == Format.json ? Data.json(tree(image)) : text(image));
        if (request.destination() instanceof Destination.Tar tar) {
            console().done(next(tar));
        }
        return ExitCode.DONE;
    }

    private ImageRequest request(Path images) {
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

    private static String text(BuiltImage image) {
        Table table = new Table("SOFTWARE", "JAVA", "CLASS-DATA ARCHIVE");
        image.java()
                .forEach((name, jdk) -> table.row(name, jdk, image.archived().contains(name) ? "in the image" : "-"));
        String where = switch (image.request().destination()) {
            case Destination.Tar tar -> tar.name() + " is in " + tar.file() + " (" + (image.bytes() >> 20) + " MiB)";
            case Destination.Registry registry -> registry.name() + " is in its registry";
        };
        return table + "\n\n" + where + ", built in " + image.took().toSeconds() + " s\n" + image.digest();
    }

    private static Map<String, Object> tree(BuiltImage image) {
        Destination destination = image.request().destination();
        List<?> software = image.java().entrySet().stream()
                .map(entry -> Map.of(
                        "name", entry.getKey(),
                        "java", entry.getValue().version(),
                        "home", entry.getValue().home().toString(),
                        "archive", image.archived().contains(entry.getKey())))
                .toList();
        Map<String, Object> tree = Data.tree("name", destination.name(), "digest", image.digest());
        if (destination instanceof Destination.Tar tar) {
            tree.putAll(Data.tree("file", tar.file().toString(), "bytes", image.bytes()));
        }
        tree.putAll(Data.tree(
                "base",
                image.request().base(),
                "runtimes",
                image.request().runtimes().stream().map(Object::toString).toList(),
                "software",
                software,
                "seconds",
                image.took().toMillis() / 1000.0));
        return tree;
    }

    /** How an image gets to the hosts depends on the cluster; these are the common ways. */
    private static String next(Destination.Tar tar) {
        return "Load it onto every node of the cluster, one of:\n"
                + "  kind load image-archive " + tar.file() + "\n"
                + "  minikube image load " + tar.file() + "\n"
                + "  k3d image import " + tar.file() + "\n"
                + "  ctr -n k8s.io images import " + tar.file() + "    (on the node)\n"
                + "or push it to a registry: gregor image build --to REGISTRY/NAME";
    }
}
