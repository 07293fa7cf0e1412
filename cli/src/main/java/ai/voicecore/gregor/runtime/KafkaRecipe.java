package ai.voicecore.gregor.runtime;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.failure.FailureKind;
import ai.voicecore.gregor.runtime.ArtifactSource.Artifact;
import ai.voicecore.gregor.runtime.ArtifactSource.Coordinates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Kafka's class path: the libraries of its release archive, resolved as one dependency graph, without the file connectors,
 * which can read any file and which Kafka removed from its class path (KAFKA-13748).
 *
 * <p>ZooKeeper's own needs (Dropwizard metrics, Snappy) are runtime dependencies of {@code kafka_2.13} 3.9. So is the
 * logging binding of 3.9, reload4j. The poms of 4.x have at most the Log4j 2 library: its SLF4J binding and the bridge for
 * plug-ins with Log4j 1 are only in the release archive, so they are added here (KIP-653).
 */
record KafkaRecipe() implements Recipe {
    private static final String KAFKA = "org.apache.kafka";
    private static final String LOG4J = "org.apache.logging.log4j";
    private static final List<String> LIBRARIES =
            List.of("kafka_2.13", "connect-runtime", "connect-json", "kafka-tools");

    /** Optional Connect plug-ins; 4.4.0 was published without the first. */
    private static final List<String> OPTIONAL = List.of("connect-mirror", "connect-transforms");

    /** For 4.x versions whose poms do not contain Log4j. */
    private static final String LOG4J_VERSION = "2.25.4";

    @Override
    public Coordinates anchor(String version) {
        return jar("kafka_2.13", version);
    }

    /** The jars are hard links to the downloads. */
    @Override
    public Space space() {
        return new Space(65_000_000, 65_000_000, 65_000_000);
    }

    @Override
    public void assemble(String version, ArtifactSource source, Path into, InstallProgress progress)
            throws IOException {
        Path lib = Files.createDirectory(into.resolve("lib"));
        for (Map.Entry<String, Path> jar :
                fileNames(resolve(version, source, progress)).entrySet()) {
            linkOrCopy(jar.getValue(), lib.resolve(jar.getKey()));
        }
    }

    private static List<Artifact> resolve(String version, ArtifactSource source, InstallProgress progress) {
        List<Coordinates> roots = Stream.concat(
                        LIBRARIES.stream().map(library -> jar(library, version)),
                        OPTIONAL.stream()
                                .map(library -> jar(library, version))
                                .filter(library -> isPublished(library, source, progress)))
                .toList();
        List<Artifact> resolved = source.classPath(roots, progress);
        if (resolved.stream()
                .anyMatch(library -> library.coordinates().artifact().equals("slf4j-reload4j"))) {
            return resolved;
        }
        String log4j = resolved.stream()
                .map(Artifact::coordinates)
                .filter(library -> library.artifact().equals("log4j-core"))
                .map(Coordinates::version)
                .findFirst()
                .orElse(LOG4J_VERSION);
        Stream<Coordinates> logging = Stream.of("log4j-core", "log4j-slf4j-impl", "log4j-1.2-api")
                .map(library -> Coordinates.jar(LOG4J, library, log4j));
        return source.classPath(Stream.concat(roots.stream(), logging).toList(), progress);
    }

    private static Coordinates jar(String library, String version) {
        return Coordinates.jar(KAFKA, library, version);
    }

    /** Only an answer of the repository proves that a library was not published. */
    private static boolean isPublished(Coordinates library, ArtifactSource source, InstallProgress progress) {
        try {
            return Files.exists(source.file(library, progress).file());
        } catch (Failure e) {
            if (e.kind() == FailureKind.NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    /** Two groups may publish the same file name (there are two metrics-core jars); then both get their group as a prefix. */
    private static Map<String, Path> fileNames(List<Artifact> artifacts) {
        Map<String, Long> times =
                artifacts.stream().collect(Collectors.groupingBy(KafkaRecipe::plainName, Collectors.counting()));
        return artifacts.stream()
                .collect(Collectors.toMap(
                        artifact -> times.getOrDefault(plainName(artifact), 0L) == 1
                                ? plainName(artifact)
                                : artifact.coordinates().group() + "." + plainName(artifact),
                        Artifact::file));
    }

    private static String plainName(Artifact artifact) {
        return artifact.file().getFileName().toString();
    }

    private static void linkOrCopy(Path from, Path to) throws IOException {
        try {
            Files.createLink(to, from.toRealPath());
        } catch (IOException | UnsupportedOperationException otherDisk) {
            // Keeps the file times: a class-data archive does not match if a jar's time differs.
            Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
