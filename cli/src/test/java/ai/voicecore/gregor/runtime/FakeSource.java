package ai.voicecore.gregor.runtime;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.failure.FailureKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A repository in a directory: jars with their names as content, and files of the test. */
final class FakeSource implements ArtifactSource {
    private final Path directory;
    private final Map<String, Path> published = new LinkedHashMap<>();
    private final List<Coordinates> libraries = new ArrayList<>();
    private final List<String> versions = new ArrayList<>();
    private final List<String> unpublished = new ArrayList<>();
    private Runnable beforeAnswer = () -> {};
    private int opened;
    private int closed;

    FakeSource(Path directory) {
        this.directory = directory;
    }

    /** Counts how often the store opens the source. */
    ArtifactSource open() {
        opened++;
        return this;
    }

    /** Runs the action in the middle of the downloads of an installation. */
    FakeSource beforeAnswer(Runnable action) {
        beforeAnswer = action;
        return this;
    }

    /** A library on which every Kafka depends. */
    FakeSource withLibrary(String group, String artifact, String version) {
        libraries.add(Coordinates.jar(group, artifact, version));
        return this;
    }

    FakeSource withVersions(String... known) {
        versions.addAll(List.of(known));
        return this;
    }

    /** This library of Kafka is not published; all others are. */
    FakeSource without(String artifact) {
        unpublished.add(artifact);
        return this;
    }

    FakeSource withArchive(Path archive) {
        published.put("apicurio-registry-app", archive);
        return this;
    }

    int opened() {
        return opened;
    }

    int closed() {
        return closed;
    }

    @Override
    public List<Artifact> classPath(List<Coordinates> roots, InstallProgress progress) {
        List<Artifact> found = new ArrayList<>();
        for (Coordinates root : roots) {
            requirePublished(root);
            found.add(jar(root));
        }
        libraries.stream().filter(library -> !roots.contains(library)).forEach(library -> found.add(jar(library)));
        beforeAnswer.run();
        return found;
    }

    @Override
    public Artifact file(Coordinates coordinates, InstallProgress progress) {
        if (coordinates.group().equals("org.apache.kafka")) {
            requirePublished(coordinates);
            return jar(coordinates);
        }
        beforeAnswer.run();
        return new Artifact(coordinates, published.get(coordinates.artifact()));
    }

    @Override
    public List<String> versions(String group, String artifact) {
        return unpublished.contains(artifact) ? List.of("0.1.0") : List.copyOf(versions);
    }

    @Override
    public Path cache() {
        return directory;
    }

    @Override
    public void close() {
        closed++;
    }

    private void requirePublished(Coordinates root) {
        if (unpublished.contains(root.artifact())) {
            throw new Failure(FailureKind.NOT_FOUND, root + " is not in the directory", "Put it there.");
        }
        if (root.group().equals("org.apache.kafka") && !versions.isEmpty() && !versions.contains(root.version())) {
            throw new Failure(FailureKind.NOT_FOUND, root + " is not in the directory", "Put it there.");
        }
    }

    private Artifact jar(Coordinates library) {
        try {
            Path group = Files.createDirectories(directory.resolve(library.group()));
            Path file = group.resolve(library.artifact() + "-" + library.version() + ".jar");
            if (!Files.exists(file)) {
                Files.writeString(file, library.toString());
            }
            return new Artifact(library, file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
