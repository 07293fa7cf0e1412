package ai.voicecore.gregor.runtime.maven;

import ai.voicecore.gregor.runtime.RuntimeProblem;
import ai.voicecore.gregor.runtime.RuntimeProblem.Kind;
import java.nio.file.AccessDeniedException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
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
            throw new RuntimeProblem(
                    Kind.UNREACHABLE,
                    "Maven's settings cannot be used: " + deepest(failure),
                    "Correct ~/.m2/settings.xml; mvn help:effective-settings shows what Maven makes of it.",
                    failure);
        }
    }

    static RuntimeProblem of(Exception failure) {
        List<Throwable> all = all(failure);
        String what = sentence(all, failure);
        if (has(all, ChecksumFailureException.class)) {
            return new RuntimeProblem(
                    Kind.CORRUPT,
                    "A download is not what was published: " + what,
                    "Try again; if it stays, the mirror or proxy in ~/.m2/settings.xml changes or loses files.",
                    failure);
        }
        if (has(all, RepositoryOfflineException.class)) {
            return new RuntimeProblem(
                    Kind.UNREACHABLE,
                    "Maven is offline: " + what,
                    "Set <offline>false</offline> in ~/.m2/settings.xml, or install once while online.",
                    failure);
        }
        Optional<RuntimeProblem> local = localRepository(all, failure);
        return local.orElseGet(() -> has(all, ArtifactNotFoundException.class)
                ? new RuntimeProblem(
                        Kind.NOT_FOUND,
                        what,
                        "Check the version; if it exists, check the mirrors in ~/.m2/settings.xml.",
                        failure)
                : unreachable(what, failure));
    }

    /** The local repository may be the problem. */
    private static Optional<RuntimeProblem> localRepository(List<Throwable> all, Exception failure) {
        if (all.stream().anyMatch(one -> String.valueOf(one.getMessage()).contains("No space left"))) {
            return Optional.of(new RuntimeProblem(
                    Kind.NO_SPACE,
                    "The disk of the local Maven repository is full",
                    "Free some space there, or move it: <localRepository> in ~/.m2/settings.xml.",
                    failure));
        }
        return first(all, AccessDeniedException.class)
                .map(denied -> new RuntimeProblem(
                        Kind.UNWRITABLE,
                        "The local Maven repository cannot be used: " + denied.getFile()
                                + " may not be read or written by this user",
                        "Change its owner, or use another one: <localRepository> in ~/.m2/settings.xml.",
                        failure));
    }

    private static RuntimeProblem unreachable(String what, Exception failure) {
        String cause = deepest(failure);
        return new RuntimeProblem(
                Kind.UNREACHABLE,
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
        List<Throwable> found = new ArrayList<>();
        collect(failure, found, Collections.newSetFromMap(new IdentityHashMap<>()));
        return found;
    }

    private static void collect(Throwable failure, List<Throwable> into, Set<Throwable> seen) {
        if (!seen.add(failure)) {
            return;
        }
        into.add(failure);
        for (Throwable next : inside(failure)) {
            collect(next, into, seen);
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
