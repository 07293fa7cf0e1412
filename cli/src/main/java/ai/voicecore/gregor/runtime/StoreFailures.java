package ai.voicecore.gregor.runtime;

import ai.voicecore.gregor.runtime.ArtifactSource.Coordinates;
import ai.voicecore.gregor.runtime.RuntimeProblem.Kind;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Turns exceptions into sentences. */
final class StoreFailures {
    private StoreFailures() {}

    /** An error of the file system, at or below a path. */
    static RuntimeProblem of(String what, Path where, IOException failure) {
        String reason = String.valueOf(failure.getMessage());
        if (reason.toLowerCase(Locale.ROOT).contains("no space left")) {
            return new RuntimeProblem(
                    Kind.NO_SPACE,
                    what + ": the disk of " + where + " is full",
                    "Free some space there, or choose a directory on a larger disk.",
                    failure);
        }
        boolean denied = failure instanceof AccessDeniedException;
        String at = failure instanceof FileSystemException file && file.getFile() != null ? file.getFile() : "" + where;
        return new RuntimeProblem(
                Kind.UNWRITABLE,
                what + ": " + at + (denied ? " may not be written by this user" : " cannot be used: " + reason),
                "Make " + where + " a directory that this user may write, or choose another one.",
                failure);
    }

    /** For a version that does not exist, suggests existing ones; other problems are returned unchanged. */
    static RuntimeProblem withNearest(RuntimeId id, Recipe recipe, ArtifactSource source, RuntimeProblem problem) {
        if (problem.kind() != Kind.NOT_FOUND) {
            return problem;
        }
        Coordinates anchor = recipe.anchor(id.version());
        List<String> published;
        try {
            published = source.versions(anchor.group(), anchor.artifact());
        } catch (RuntimeProblem noList) {
            problem.addSuppressed(noList);
            return problem;
        }
        List<String> nearest = NearestVersions.of(id, published);
        if (nearest.isEmpty() || published.contains(id.version())) {
            return problem;
        }
        return new RuntimeProblem(
                Kind.NOT_FOUND,
                id.product().title() + " " + id.version() + " does not exist in the Maven repositories",
                "The nearest versions are " + String.join(", ", nearest) + ".",
                problem);
    }
}
