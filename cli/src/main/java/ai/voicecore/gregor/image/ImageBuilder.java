package ai.voicecore.gregor.image;

import ai.voicecore.gregor.concurrent.Time;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.failure.FailureKind;
import ai.voicecore.gregor.image.ImageRequest.Destination;
import ai.voicecore.gregor.launch.ArchiveOrder;
import ai.voicecore.gregor.launch.ImageLayout;
import ai.voicecore.gregor.runtime.InstalledRuntime;
import ai.voicecore.gregor.runtime.Trees;
import ai.voicecore.gregor.runtime.jdk.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Builds the image: reads the base image, adds Gregor's layers, writes the result.
 *
 * @param home directory for what is kept between builds; may be deleted at any time
 * @param distribution directory with Gregor's {@code lib}, {@code node} and {@code plugins} jars
 * @param archiveMaker makes class-data archives, or leaves them out when it cannot
 */
public record ImageBuilder(Path home, Path distribution, Consumer<ArchiveOrder> archiveMaker, BuildProgress progress) {
    /**
     * Builds it. The same request gives the same digest, on one machine always; on every machine when it asks for no
     * archives.
     *
     * @param runtimes the installed runtimes that the request names
     * @throws Failure when it cannot be built; nothing is left at the destination then
     */
    public BuiltImage build(ImageRequest request, List<InstalledRuntime> runtimes) {
        long start = Time.REAL.nanos();
        JibWriter.requireName(request.destination().name());
        try {
            Files.createDirectories(home);
            DiskRoom.require(request, runtimes, home);
            Path scratch = Files.createTempDirectory(home, "build");
            try {
                return build(request, runtimes, scratch, start);
            } finally {
                Trees.delete(scratch);
            }
        } catch (IOException e) {
            throw new Failure(
                    FailureKind.REFUSED,
                    "The image cannot be built: " + e,
                    "Check that " + home + " and the destination have room and can be written.",
                    e);
        }
    }

    private BuiltImage build(ImageRequest request, List<InstalledRuntime> runtimes, Path scratch, long start)
            throws IOException {
        JibWriter jib = new JibWriter(home.resolve("cache"));
        try (DockerArchive base = DockerArchive.open(baseFile(request, jib, scratch))) {
            progress.doing("reading the base image");
            BaseFiles files = BaseFiles.of(base);
            List<Jdk> jdks = ImageJdks.require(request, files.jdks());
            ImageLayers own = new ImageLayers(distribution);
            List<ImageSoftware> software = ImageSoftware.of(runtimes, own.nodeJars(), jdks);
            List<ImageLayer> layers = new ArrayList<>(own.software(runtimes));
            Map<String, Path> archives = request.archives()
                    ? new ImageArchives(home.resolve("archives"), archiveMaker, progress)
                            .of(base, files, software, layers)
                    : Map.of();
            layers.addAll(own.rest(software, archives, Files.createDirectory(scratch.resolve("args"))));
            SortedMap<String, Jdk> java = new TreeMap<>();
            software.forEach(each -> java.put(each.name(), each.software().jdk()));
            java.put(ImageLayout.CLI, ImageJdks.forCli(jdks));
            progress.doing("writing the image");
            Path linked = scratch.resolve("base.tar");
            LinkedBase.write(base, links(java), linked);
            String digest = write(request, jib, linked, layers);
            return new BuiltImage(
                    request,
                    digest,
                    java,
                    archives.keySet().stream().sorted().toList(),
                    request.destination() instanceof Destination.Tar tar ? Files.size(tar.file()) : 0,
                    Time.REAL.since(start));
        }
    }

    private Path baseFile(ImageRequest request, JibWriter jib, Path scratch) {
        if (request.hasLocalBase()) {
            return request.localBase();
        }
        progress.doing("pulling " + request.base());
        Path file = scratch.resolve("pulled.tar");
        jib.pull(request.base(), file);
        progress.done("pulled " + request.base());
        return file;
    }

    private static SortedMap<String, String> links(SortedMap<String, Jdk> java) {
        SortedMap<String, String> links = new TreeMap<>();
        java.forEach((name, jdk) -> links.put(ImageLayout.java(name), jdk.java().toString()));
        return links;
    }

    private static String write(ImageRequest request, JibWriter jib, Path base, List<ImageLayer> layers)
            throws IOException {
        Map<String, String> labels = Map.of(
                "org.opencontainers.image.title", "gregor",
                "org.opencontainers.image.version", request.version(),
                "ai.voicecore.gregor.runtimes",
                        request.runtimes().stream().map(Object::toString).collect(Collectors.joining(",")));
        if (!(request.destination() instanceof Destination.Tar tar)) {
            return jib.write(base, layers, labels, request.destination());
        }
        // Renamed as the last act, so that nobody takes half of an image.
        Path unfinished = Files.createTempFile(tar.file().toAbsolutePath().getParent(), ".gregor", ".tar");
        try {
            String digest = jib.write(base, layers, labels, new Destination.Tar(tar.name(), unfinished));
            Files.move(unfinished, tar.file(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return digest;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
