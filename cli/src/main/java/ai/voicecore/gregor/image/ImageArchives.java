package ai.voicecore.gregor.image;

import ai.voicecore.gregor.launch.ArchiveFormat;
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
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.codec.digest.MessageDigestAlgorithms;

/**
 * Class-data archives for an image: made by running its software on this machine, with the JDK out of its base image,
 * from a directory that looks as the image's will. Each is made once and kept.
 *
 * @param kept directory of the archives that were made
 */
record ImageArchives(Path kept, Consumer<ArchiveOrder> maker, BuildProgress progress) {
    private static final int KEY_LENGTH = 16;

    /** The archives that there are now, by the software's name. */
    Map<String, Path> of(DockerArchive base, BaseFiles files, List<ImageSoftware> software, List<ImageLayer> layers)
            throws IOException {
        Map<String, String> digests = new HashMap<>();
        for (ImageLayer layer : layers) {
            for (Map.Entry<String, Path> file : layer.files().entrySet()) {
                digests.put(
                        file.getKey(), new DigestUtils(MessageDigestAlgorithms.SHA_256).digestAsHex(file.getValue()));
            }
        }
        Map<String, Path> places = new TreeMap<>();
        software.forEach(each -> places.put(each.name(), kept.resolve(fileName(each, base.diffIds(), digests))));
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

    /**
     * Names an archive after all that it is made of: the base image, the JDK, and the bytes of every jar. What was made
     * once is used again, so that two builds on one machine give the same image.
     *
     * @param base digests of the base image's layers
     * @param digests of the image's files
     */
    private static String fileName(ImageSoftware image, List<String> base, Map<String, String> digests) {
        List<String> key = new ArrayList<>(base);
        key.add(image.software().jdk().toString());
        for (Path jar : image.software().classPath()) {
            key.add(jar + " " + digests.get(jar.toString()));
        }
        return image.name() + "-"
                + DigestUtils.sha256Hex(String.join("\n", key) + "\n").substring(0, KEY_LENGTH)
                + ArchiveFormat.of(image.software().jdk()).suffix();
    }

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
