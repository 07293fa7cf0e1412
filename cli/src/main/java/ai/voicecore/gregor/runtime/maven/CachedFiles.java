package ai.voicecore.gregor.runtime.maven;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.failure.FailureKind;
import ai.voicecore.gregor.runtime.ArtifactSource.Artifact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.codec.digest.MessageDigestAlgorithms;
import org.jspecify.annotations.Nullable;

/**
 * Compares files of the local Maven repository with the SHA-1 that the resolver stores next to each.
 *
 * <p>The resolver verifies downloads and trusts existing files. But a file may have been damaged later, also through the
 * hard link in an installed runtime: a repair would link the same damaged file again.
 */
final class CachedFiles {
    private CachedFiles() {}

    /** Resolves; a file that changed since its download is deleted and resolved again. */
    static List<Artifact> checked(Supplier<List<Artifact>> resolution) {
        List<Artifact> artifacts = resolution.get();
        List<Path> changed = changed(artifacts);
        if (changed.isEmpty()) {
            return artifacts;
        }
        try {
            for (Path file : changed) {
                Files.delete(file);
                Files.deleteIfExists(checksumOf(file));
            }
        } catch (IOException failure) {
            throw corrupt(changed, failure);
        }
        List<Artifact> again = resolution.get();
        if (!changed(again).isEmpty()) {
            throw corrupt(changed(again), null);
        }
        return again;
    }

    private static List<Path> changed(List<Artifact> artifacts) {
        return artifacts.stream()
                .map(Artifact::file)
                .filter(CachedFiles::hasChanged)
                .toList();
    }

    private static boolean hasChanged(Path file) {
        try {
            Optional<String> published = published(file);
            return published.isPresent()
                    && !published.get().equals(new DigestUtils(MessageDigestAlgorithms.SHA_1).digestAsHex(file));
        } catch (IOException unreadable) {
            return true;
        }
    }

    /** A file that the user installed manually has no checksum. */
    private static Optional<String> published(Path file) throws IOException {
        try {
            String text = Files.readString(checksumOf(file)).strip().toLowerCase(Locale.ROOT);
            return text.matches("[0-9a-f]{40}.*") ? Optional.of(text.substring(0, 40)) : Optional.empty();
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    private static Path checksumOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".sha1");
    }

    private static Failure corrupt(List<Path> files, @Nullable IOException cause) {
        return new Failure(
                FailureKind.FAILED,
                files.getFirst() + " in the local Maven repository is not what was published",
                "Delete " + files.getFirst().getParent() + " and try again.",
                cause);
    }
}
