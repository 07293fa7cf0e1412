package ai.voicecore.gregor.platform.local.preflight;

import ai.voicecore.gregor.spec.Problem;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Characters that a directory's name must not contain. Kafka splits {@code log.dirs} and {@code plugin.path} at commas, and
 * the JVM splits class paths at colons: another directory would be used.
 */
final class PathCharacters {
    private static final String FIELD = "local.directory";

    private PathCharacters() {}

    /** For a data directory of nodes. */
    static Optional<Problem> ofData(Path directory) {
        String path = directory.toString();
        if (path.contains(",")) {
            return problem(directory, "has a comma in its name, and Kafka would take it for two directories.");
        }
        boolean stripped = path.chars().anyMatch(Character::isISOControl)
                || Stream.of(path.split("/", -1)).anyMatch(name -> !name.equals(name.strip()));
        return stripped
                ? problem(directory, "has a blank at an end of a name, or a control character: Kafka strips those.")
                : Optional.empty();
    }

    /** For a directory that also contains the nodes' software. */
    static Optional<Problem> ofSoftware(Path directory) {
        return directory.toString().contains(File.pathSeparator)
                ? problem(
                        directory,
                        "has a " + File.pathSeparator + " in its name, and a JVM would take its jars for two files.")
                : ofData(directory);
    }

    private static Optional<Problem> problem(Path directory, String sentence) {
        return Optional.of(
                Problem.of(FIELD, directory + " " + sentence, "Name another with `" + FIELD + "` or GREGOR_HOME."));
    }
}
