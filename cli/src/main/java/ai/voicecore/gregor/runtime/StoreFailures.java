package ai.voicecore.gregor.runtime;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.failure.FailureKind;
import ai.voicecore.gregor.runtime.ArtifactSource.Coordinates;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Turns exceptions into sentences. */
final class StoreFailures {
    private static final int MAX_SUGGESTIONS = 3;

    private StoreFailures() {}

    /** An error of the file system, at or below a path. */
    static Failure of(String what, Path where, IOException failure) {
        String reason = String.valueOf(failure.getMessage());
        if (reason.toLowerCase(Locale.ROOT).contains("no space left")) {
            return new Failure(
                    FailureKind.REFUSED,
                    what + ": the disk of " + where + " is full",
                    "Free some space there, or choose a directory on a larger disk.",
                    failure);
        }
        boolean denied = failure instanceof AccessDeniedException;
        String at = failure instanceof FileSystemException file && file.getFile() != null ? file.getFile() : "" + where;
        return new Failure(
                FailureKind.REFUSED,
                what + ": " + at + (denied ? " may not be written by this user" : " cannot be used: " + reason),
                "Make " + where + " a directory that this user may write, or choose another one.",
                failure);
    }

    /** For a version that does not exist, suggests existing ones; other problems are returned unchanged. */
    static Failure withNearest(RuntimeId id, Recipe recipe, ArtifactSource source, Failure problem) {
        if (problem.kind() != FailureKind.NOT_FOUND) {
            return problem;
        }
        Coordinates anchor = recipe.anchor(id.version());
        List<String> published;
        try {
            published = source.versions(anchor.group(), anchor.artifact());
        } catch (Failure noList) {
            problem.addSuppressed(noList);
            return problem;
        }
        List<String> nearest = nearest(id, published);
        if (nearest.isEmpty() || published.contains(id.version())) {
            return problem;
        }
        return new Failure(
                FailureKind.NOT_FOUND,
                id.product().title() + " " + id.version() + " does not exist in the Maven repositories",
                "The nearest versions are " + String.join(", ", nearest) + ".",
                problem);
    }

    /** At most three installable versions nearest to the wanted one, oldest first. */
    private static List<String> nearest(RuntimeId wanted, Collection<String> published) {
        List<Long> target = VersionOrder.numbers(wanted.version());
        return published.stream()
                .filter(version -> version.matches("[0-9.]+"))
                .filter(version ->
                        VersionOrder.NUMERIC.compare(version, wanted.product().oldest()) >= 0)
                .sorted(Comparator.comparingLong((String version) -> distance(version, target, 0))
                        .thenComparingLong(version -> distance(version, target, 1))
                        .thenComparingLong(version -> distance(version, target, 2)))
                .limit(MAX_SUGGESTIONS)
                .sorted(VersionOrder.NUMERIC)
                .toList();
    }

    private static long distance(String version, List<Long> target, int index) {
        return Math.abs(VersionOrder.at(VersionOrder.numbers(version), index) - VersionOrder.at(target, index));
    }
}
