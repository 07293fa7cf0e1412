package ai.voicecore.gregor.image;

import ai.voicecore.gregor.launch.ArchiveOrder;
import ai.voicecore.gregor.launch.NodeKind;
import ai.voicecore.gregor.launch.Software;
import ai.voicecore.gregor.runtime.Trees;
import ai.voicecore.gregor.runtime.jdk.Jdk;
import ai.voicecore.gregor.spec.ClusterSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Class-data archives for an image: made by running its software on this machine, with the JDK out of its base image,
 * from a directory that looks as the image's will. Each is made once and kept.
 */
final class ImageArchives {
    private final Path kept;
    private final Consumer<ArchiveOrder> maker;
    private final BuildProgress progress;

    /** @param kept directory of the archives that were made */
    ImageArchives(Path kept, Consumer<ArchiveOrder> maker, BuildProgress progress) {
        this.kept = kept;
        this.maker = maker;
        this.progress = progress;
    }

    /** The archives that there are now, by the software's name. */
    Map<String, Path> of(DockerArchive base, BaseFiles files, List<ImageSoftware> software, List<ImageLayer> layers)
            throws IOException {
        ArchiveKeys keys = new ArchiveKeys(base.diffIds(), layers);
        Map<String, Path> places = new TreeMap<>();
        software.forEach(each -> places.put(each.name(), kept.resolve(keys.fileName(each))));
        if (!places.values().stream().allMatch(Files::isRegularFile) && runsHere(base)) {
            Files.createDirectories(kept);
            Path stage = Files.createTempDirectory(kept, "stage");
            try {
                make(new JdkCopy(base, files), stage, software, layers, places);
            } finally {
                Trees.delete(stage);
            }
        }
        places.values().removeIf(file -> !Files.isRegularFile(file));
        return places;
    }

    /** Whether this machine can run the image's JDK. */
    private boolean runsHere(DockerArchive base) {
        String wanted = base.config().path("os").asString("linux") + " "
                + base.config().path("architecture").asString("amd64");
        String here = System.getProperty("os.name").toLowerCase(Locale.ROOT) + " " + JibWriter.architecture();
        if (!wanted.equals(here)) {
            progress.done("no class-data archives in the image: it is for " + wanted + ", and this machine is " + here
                    + "; nodes keep their own");
        }
        return wanted.equals(here);
    }

    private void make(
            JdkCopy jdks, Path stage, List<ImageSoftware> software, List<ImageLayer> layers, Map<String, Path> places)
            throws IOException {
        progress.doing("laying out the image's software");
        Path root = Files.createDirectory(stage.resolve("root"));
        for (ImageLayer layer : layers) {
            for (Map.Entry<String, Path> file : layer.files().entrySet()) {
                Path copy = root.resolve(file.getKey());
                Files.createDirectories(copy.getParent());
                Files.copy(file.getValue(), copy);
                Files.setLastModifiedTime(copy, FileTime.from(ImageLayer.TIME));
            }
        }
        Map<Jdk, Jdk> copies = new HashMap<>();
        for (ImageSoftware each : software) {
            Jdk jdk = each.software().jdk();
            if (!copies.containsKey(jdk)) {
                copies.put(jdk, jdks.into(stage.resolve("jdks"), jdk));
            }
        }
        for (ClusterSpec spec : TrainingSpecs.of(software)) {
            maker.accept(order(spec, root, software, copies, places));
        }
    }

    private static ArchiveOrder order(
            ClusterSpec spec, Path root, List<ImageSoftware> all, Map<Jdk, Jdk> copies, Map<String, Path> places) {
        Map<NodeKind, Software> software = new EnumMap<>(NodeKind.class);
        Map<NodeKind, Path> files = new EnumMap<>(NodeKind.class);
        for (ImageSoftware each : all) {
            if (TrainingSpecs.uses(spec, each)) {
                Software here = each.software().on(copies.get(each.software().jdk()));
                software.put(each.kind(), here);
                files.put(each.kind(), places.get(each.name()));
            }
        }
        return new ArchiveOrder(spec, root, software, files);
    }
}
