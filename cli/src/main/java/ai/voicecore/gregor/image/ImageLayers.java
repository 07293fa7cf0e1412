package ai.voicecore.gregor.image;

import ai.voicecore.gregor.launch.ImageLayout;
import ai.voicecore.gregor.runtime.InstalledRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The image's own files, in layers: what seldom changes comes first, so that a new Gregor is a small download. */
final class ImageLayers {
    private final Path distribution;

    /** @param distribution directory with Gregor's {@code lib}, {@code node} and {@code plugins} jars */
    ImageLayers(Path distribution) {
        this.distribution = distribution;
    }

    List<Path> nodeJars() throws IOException {
        return jars("node", jar -> true);
    }

    /** The layers that nodes run from: what class-data archives are made of. */
    List<ImageLayer> software(List<InstalledRuntime> runtimes) throws IOException {
        List<ImageLayer> layers = new ArrayList<>();
        for (InstalledRuntime runtime : runtimes) {
            TreeMap<String, Path> files = new TreeMap<>();
            runtime.classPath()
                    .forEach(jar -> files.put(ImageSoftware.place(runtime, jar).toString(), jar));
            layers.add(new ImageLayer(runtime.id().toString(), files));
        }
        layers.add(new ImageLayer("node", named("node", nodeJars())));
        layers.add(new ImageLayer("plugins", named("plugins", jars("plugins", jar -> true))));
        return layers;
    }

    /**
     * The layers after those.
     *
     * @param archives archives by the software's name
     * @param scratch directory that the argument files are written to
     */
    List<ImageLayer> rest(List<ImageSoftware> software, Map<String, Path> archives, Path scratch) throws IOException {
        TreeMap<String, Path> archived = new TreeMap<>();
        archives.forEach(
                (name, file) -> archived.put(ImageArguments.archive(name).toString(), file));
        TreeMap<String, Path> own = new TreeMap<>(named("lib", jars("lib", ImageLayers::isOwn)));
        for (ImageSoftware each : software) {
            own.put("args/" + each.name(), write(scratch, each.name(), argumentsOf(each, archives)));
        }
        own.put(
                "args/" + ImageLayout.CLI,
                write(scratch, ImageLayout.CLI, ImageArguments.cli(jars("lib", jar -> true))));
        return Stream.of(
                        new ImageLayer("archives", archived),
                        new ImageLayer("libraries", named("lib", jars("lib", jar -> !isOwn(jar)))),
                        new ImageLayer("gregor", own))
                .filter(layer -> !layer.files().isEmpty())
                .toList();
    }

    private static String argumentsOf(ImageSoftware software, Map<String, Path> archives) {
        return ImageArguments.of(software, archives.containsKey(software.name()));
    }

    private static Path write(Path scratch, String name, String text) throws IOException {
        return Files.writeString(scratch.resolve(name), text);
    }

    private static SortedMap<String, Path> named(String directory, List<Path> jars) {
        TreeMap<String, Path> files = new TreeMap<>();
        jars.forEach(jar -> files.put(directory + "/" + jar.getFileName(), jar));
        return files;
    }

    private static boolean isOwn(Path jar) {
        return jar.getFileName().toString().startsWith("gregor-");
    }

    private List<Path> jars(String directory, Predicate<Path> wanted) throws IOException {
        try (Stream<Path> files = Files.list(distribution.resolve(directory))) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .filter(wanted)
                    .sorted()
                    .toList();
        }
    }
}
