package ai.voicecore.gregor.runtime.maven;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.failure.FailureKind;
import java.nio.file.AccessDeniedException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.aether.resolution.ArtifactDescriptorException;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.transfer.ArtifactNotFoundException;
import org.eclipse.aether.transfer.ArtifactTransferException;
import org.eclipse.aether.transfer.ChecksumFailureException;
import org.eclipse.aether.transfer.RepositoryOfflineException;

/** Finds the cause in the resolver's nested exceptions, and returns a sentence. */
final class MavenProblems {
    private MavenProblems() {}

    /** Opens the repositories; only unreadable settings fail here. */
    static <T> T translating(Supplier<T> open) {
        try {
            return open.get();
        } catch (RuntimeException failure) {
            throw new Failure(
                    FailureKind.UNREACHABLE,
                    "Maven's settings cannot be used: " + deepest(failure),
                    "Correct ~/.m2/settings.xml; mvn help:effective-settings shows what Maven makes of it.",
                    failure);
        }
    }

    static Failure of(Exception failure) {
        List<Throwable> all = all(failure);
        String what = sentence(all, failure);
        if (has(all, ChecksumFailureException.class)) {
            return new Failure(
                    FailureKind.FAILED,
                    "A download is not what was published: " + what,
                    "Try again; if it stays, the mirror or proxy in ~/.m2/settings.xml changes or loses files.",
                    failure);
        }
        if (has(all, RepositoryOfflineException.class)) {
            return new Failure(
                    FailureKind.UNREACHABLE,
                    "Maven is offline: " + what,
                    "Set <offline>false</offline> in ~/.m2/settings.xml, or install once while online.",
                    failure);
        }
        Optional<Failure> local = localRepository(all, failure);
        return local.orElseGet(() -> has(all, ArtifactNotFoundException.class)
                ? new Failure(
                        FailureKind.NOT_FOUND,
                        what,
                        "Check the version; if it exists, check the mirrors in ~/.m2/settings.xml.",
                        failure)
                : unreachable(what, failure));
    }

    /** The local repository may be the problem. */
    private static Optional<Failure> localRepository(List<Throwable> all, Exception failure) {
        if (all.stream().anyMatch(one -> String.valueOf(one.getMessage()).contains("No space left"))) {
            return Optional.of(new Failure(
                    FailureKind.REFUSED,
                    "The disk of the local Maven repository is full",
                    "Free some space there, or move it: <localRepository> in ~/.m2/settings.xml.",
                    failure));
        }
        return first(all, AccessDeniedException.class)
                .map(denied -> new Failure(
                        FailureKind.REFUSED,
                        "The local Maven repository cannot be used: " + denied.getFile()
                                + " may not be read or written by this user",
                        "Change its owner, or use another one: <localRepository> in ~/.m2/settings.xml.",
                        failure));
    }

    private static Failure unreachable(String what, Exception failure) {
        String cause = deepest(failure);
        return new Failure(
                FailureKind.UNREACHABLE,
                "The Maven repository does not answer as it should: " + what
                        + (what.contains(cause) ? "" : " (" + cause + ")"),
                "Check the network, and the mirrors and proxies in ~/.m2/settings.xml; what was downloaded is kept.",
                failure);
    }

    /** The message about one file is more specific than the one about all files. */
    private static String sentence(List<Throwable> all, Exception failure) {
        Throwable telling = first(all, ArtifactTransferException.class)
                .map(Throwable.class::cast)
                .orElse(failure);
        return String.valueOf(telling.getMessage()).lines().findFirst().orElse("");
    }

    private static String deepest(Throwable failure) {
        Throwable at = failure;
        while (at.getCause() != null) {
            at = at.getCause();
        }
        return at.getMessage() == null ? at.getClass().getSimpleName() : at.getMessage();
    }

    private static boolean has(List<Throwable> all, Class<? extends Throwable> type) {
        return first(all, type).isPresent();
    }

    private static <T extends Throwable> Optional<T> first(List<Throwable> all, Class<T> type) {
        return all.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    /** The exception, its causes, and those in the resolver's results; outermost first. */
    private static List<Throwable> all(Throwable failure) {
        Set<Throwable> found = new LinkedHashSet<>();
        collect(failure, found);
        return List.copyOf(found);
    }

    private static void collect(Throwable failure, Set<Throwable> found) {
        if (found.add(failure)) {
            inside(failure).forEach(next -> collect(next, found));
        }
    }

    private static List<Throwable> inside(Throwable failure) {
        List<Throwable> next = new ArrayList<>();
        if (failure.getCause() != null) {
            next.add(failure.getCause());
        }
        switch (failure) {
            case ArtifactResolutionException resolution ->
                resolution.getResults().forEach(result -> next.addAll(result.getExceptions()));
            case DependencyResolutionException dependencies ->
                next.addAll(dependencies.getResult().getCollectExceptions());
            case ArtifactDescriptorException descriptor ->
                next.addAll(descriptor.getResult().getExceptions());
            default -> {}
        }
        return next;
    }
}
