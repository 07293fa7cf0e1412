package ai.voicecore.gregor.image;

import ai.voicecore.gregor.launch.ArchiveOrder;
import ai.voicecore.gregor.runtime.InstalledRuntime;
import ai.voicecore.gregor.runtime.RuntimeId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** The inputs of an image with a few bytes: {@code dist}, a runtime, and {@code base.tar} with Java 21. */
final class TinyGregor {
    private static final BuildProgress SILENT = new BuildProgress() {
        @Override
        public void doing(String what) {}

        @Override
        public void done(String what) {}
    };

    private final Path directory;
    private final String home;

    TinyGregor(Path directory) throws IOException {
        this(directory, "home");
        for (String jar : List.of(
                "dist/lib/gregor-cli.jar",
                "dist/lib/other.jar",
                "dist/node/gregor-node.jar",
                "dist/plugins/gregor-trial.jar")) {
            put(jar);
        }
        put("runtimes/kafka-4.3.1/lib/kafka.jar");
        HandMadeBase.withJava("21.0.9").write(directory.resolve("base.tar"));
    }

    private TinyGregor(Path directory, String home) {
        this.directory = directory;
        this.home = home;
    }

    /** The same with another home, which has nothing of earlier builds. */
    TinyGregor withHome(String other) {
        return new TinyGregor(directory, other);
    }

    ImageBuilder builder(Consumer<ArchiveOrder> archives) {
        return new ImageBuilder(directory.resolve(home), directory.resolve("dist"), archives, SILENT);
    }

    List<InstalledRuntime> runtimes() {
        Path kafka = directory.resolve("runtimes/kafka-4.3.1");
        return List.of(new InstalledRuntime(RuntimeId.kafka("4.3.1"), kafka, List.of(kafka.resolve("lib/kafka.jar"))));
    }

    private void put(String path) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, path);
    }
}
