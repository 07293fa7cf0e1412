package ai.voicecore.gregor.cli.image;

import ai.voicecore.gregor.cli.terminal.Console;
import ai.voicecore.gregor.cli.terminal.Data;
import ai.voicecore.gregor.cli.terminal.ExitCode;
import ai.voicecore.gregor.cli.terminal.Table;
import ai.voicecore.gregor.cli.wiring.ContextCommand;
import ai.voicecore.gregor.image.BuildProgress;
import ai.voicecore.gregor.image.BuiltImage;
import ai.voicecore.gregor.image.ImageRequest;
import ai.voicecore.gregor.image.ImageRequest.Destination;
import ai.voicecore.gregor.platform.local.software.InstallLines;
import ai.voicecore.gregor.runtime.InstalledRuntime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Builds the image. */
@Command(
        name = "build",
        description = "Builds the image, without a container engine: to a registry, or to a file that a cluster's nodes"
                + " can load.")
public final class ImageBuildCommand extends ContextCommand {
    private static final long MEBIBYTE = 1024L * 1024;

    @Mixin
    private ImageOptions options = new ImageOptions();

    @Option(
            names = {"-o", "--output"},
            defaultValue = "text",
            description = "One of: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format = Format.text;

    /** The words of the option. */
    private enum Format {
        text,
        json
    }

    @Override
    public ExitCode call() {
        ImageRequest request = options.request(wiring().images());
        List<InstalledRuntime> runtimes = request.runtimes().stream()
                .map(id -> wiring().runtimes().install(id, new InstallLines(console())))
                .toList();
        BuiltImage image = wiring().imageBuilder(console(), progress(console())).build(request, runtimes);
        console().answer(format == Format.json ? Data.json(tree(image)) : text(image));
        if (request.destination() instanceof Destination.Tar tar) {
            console().done(next(tar));
        }
        return ExitCode.DONE;
    }

    private static BuildProgress progress(Console console) {
        return new BuildProgress() {
            @Override
            public void doing(String what) {
                console.doing(what);
            }

            @Override
            public void done(String what) {
                console.done(what);
            }
        };
    }

    private static String text(BuiltImage image) {
        Table table = new Table("SOFTWARE", "JAVA", "CLASS-DATA ARCHIVE");
        new TreeMap<>(image.java())
                .forEach((name, jdk) -> table.row(name, jdk, image.archived().contains(name) ? "in the image" : "-"));
        String where = switch (image.request().destination()) {
            case Destination.Tar tar -> tar.name() + " is in " + tar.file() + " (" + image.bytes() / MEBIBYTE + " MiB)";
            case Destination.Registry registry -> registry.name() + " is in its registry";
        };
        return table + "\n\n" + where + ", built in " + image.took().toSeconds() + " s\n" + image.digest();
    }

    private static Map<String, Object> tree(BuiltImage image) {
        Map<String, Object> tree = new LinkedHashMap<>();
        Destination destination = image.request().destination();
        tree.put("name", destination.name());
        tree.put("digest", image.digest());
        if (destination instanceof Destination.Tar tar) {
            tree.put("file", tar.file().toString());
            tree.put("bytes", image.bytes());
        }
        tree.put("base", image.request().base());
        tree.put(
                "runtimes",
                image.request().runtimes().stream().map(Object::toString).toList());
        tree.put(
                "software",
                new TreeMap<>(image.java())
                        .entrySet().stream()
                                .map(entry -> Map.of(
                                        "name", entry.getKey(),
                                        "java", entry.getValue().version(),
                                        "home", entry.getValue().home().toString(),
                                        "archive", image.archived().contains(entry.getKey())))
                                .toList());
        tree.put("seconds", image.took().toMillis() / 1000.0);
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
