package ai.voicecore.gregor.image;

import ai.voicecore.gregor.launch.ArchiveFormat;
import ai.voicecore.gregor.launch.ArgumentFile;
import ai.voicecore.gregor.launch.ImageLayout;
import ai.voicecore.gregor.launch.NodeKind;
import ai.voicecore.gregor.launch.Software;
import ai.voicecore.gregor.runtime.InstalledRuntime;
import ai.voicecore.gregor.runtime.Product;
import ai.voicecore.gregor.runtime.RuntimeId;
import ai.voicecore.gregor.runtime.jdk.Jdk;
import ai.voicecore.gregor.runtime.jdk.JdkFit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a kind of node runs in the image.
 *
 * @param software with the JDK's home in the image, and a class path relative to {@code ImageLayout.ROOT}
 */
record ImageSoftware(RuntimeId runtime, Software software) {
    private static final int LAST_WITH_ZOOKEEPER = 3;

    /** All that nodes can run of the runtimes; throws what {@link JdkFit} throws when no JDK fits. */
    static List<ImageSoftware> of(List<InstalledRuntime> runtimes, List<Path> nodeJars, List<Jdk> jdks) {
        List<Path> node = nodeJars.stream()
                .map(jar -> Path.of("node", jar.getFileName().toString()))
                .toList();
        List<ImageSoftware> all = new ArrayList<>();
        for (InstalledRuntime runtime : runtimes) {
            Jdk jdk = JdkFit.choose(runtime.id(), jdks);
            List<Path> classPath =
                    runtime.classPath().stream().map(jar -> place(runtime, jar)).toList();
            for (NodeKind kind : kinds(runtime.id())) {
                all.add(new ImageSoftware(runtime.id(), Software.of(kind, jdk, node, classPath)));
            }
        }
        return List.copyOf(all);
    }

    /** Where a runtime's file is in the image, relative to the root. */
    static Path place(InstalledRuntime runtime, Path file) {
        return Path.of("runtimes", runtime.id().toString())
                .resolve(runtime.home().relativize(file).toString());
    }

    String name() {
        return ImageLayout.software(runtime, software.kind());
    }

    /** Where its archive is in the image, relative to the root. */
    static Path archive(String name) {
        return Path.of("archives", name);
    }

    /** The text of its argument file. Without an archive in the image, its JVM keeps one in the volume. */
    String arguments(boolean archived) {
        List<String> arguments = new ArrayList<>();
        if (archived) {
            // Nobody in a pod starts the JVM more carefully when its archive turns out to be damaged.
            arguments.addAll(ArchiveFormat.of(software.jdk()).use(archive(name())));
            arguments.add(ArchiveFormat.VERIFY);
        } else {
            arguments.addAll(ArchiveFormat.keep(Path.of(ImageLayout.STATE, name()), software.jdk()));
        }
        arguments.addAll(software.arguments());
        arguments.add(software.mainClass());
        return ArgumentFile.of(arguments);
    }

    NodeKind kind() {
        return software.kind();
    }

    private static List<NodeKind> kinds(RuntimeId id) {
        if (id.product() == Product.REGISTRY) {
            return List.of(NodeKind.REGISTRY);
        }
        return id.major() > LAST_WITH_ZOOKEEPER
                ? List.of(NodeKind.KRAFT, NodeKind.CONNECT)
                : List.of(NodeKind.ZOOKEEPER, NodeKind.ZOOKEEPER_BROKER, NodeKind.CONNECT, NodeKind.KRAFT);
    }
}
