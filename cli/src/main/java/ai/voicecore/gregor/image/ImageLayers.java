package ai.voicecore.gregor.image;

import ai.voicecore.gregor.launch.ArgumentFile;
import ai.voicecore.gregor.launch.ImageLayout;
import ai.voicecore.gregor.runtime.InstalledRuntime;
import ai.voicecore.gregor.runtime.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The image's own files, in layers: what seldom changes comes first, so that a new Gregor is a small download.
 *
 * @param distribution directory with Gregor's {@code lib}, {@code node} and {@code plugins} jars
 */
record ImageLayers(Path distribution) {
    private static final String CLI_MAIN = "ai.voicecore.gregor.cli.Main";

    List<Path> nodeJars() throws IOException {
        return jars("node");
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
        layers.add(new ImageLayer("plugins", named("plugins", jars("plugins"))));
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
                (name, file) -> archived.put(ImageSoftware.archive(name).toString(), file));
        List<Path> jars = jars("lib");
        Map<Boolean, List<Path>> own = jars.stream().collect(Collectors.partitioningBy(ImageLayers::isOwn));
        SortedMap<String, Path> gregor = named("lib", own.get(true));
        for (ImageSoftware each : software) {
            String arguments = each.arguments(archives.containsKey(each.name()));
            gregor.put("args/" + each.name(), Files.writeString(scratch.resolve(each.name()), arguments));
        }
        gregor.put("args/" + ImageLayout.CLI, Files.writeString(scratch.resolve(ImageLayout.CLI), cli(jars)));
        return Stream.of(
                        new ImageLayer("archives", archived),
                        new ImageLayer("libraries", named("lib", own.get(false))),
                        new ImageLayer("gregor", gregor))
                .filter(layer -> !layer.files().isEmpty())
                .toList();
    }

    /** The command line's arguments: as the launcher on a machine calls it. */
    private static String cli(List<Path> jars) {
        return ArgumentFile.of(List.of(
                "-Xlog:disable",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "-Dgregor.dist=" + ImageLayout.ROOT,
                "-cp",
                jars.stream().map(jar -> "lib/" + jar.getFileName()).collect(Collectors.joining(":")),
                CLI_MAIN));
    }

    private static SortedMap<String, Path> named(String directory, List<Path> jars) {
        TreeMap<String, Path> files = new TreeMap<>();
        jars.forEach(jar -> files.put(directory + "/" + jar.getFileName(), jar));
        return files;
    }

    private static boolean isOwn(Path jar) {
        return jar.getFileName().toString().startsWith("gregor-");
    }

    private List<Path> jars(String directory) throws IOException {
        return Trees.jars(distribution.resolve(directory));
    }
}
