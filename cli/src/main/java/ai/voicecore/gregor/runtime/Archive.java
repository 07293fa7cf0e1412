package ai.voicecore.gregor.runtime;

import ai.voicecore.gregor.runtime.RuntimeProblem.Kind;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.jspecify.annotations.Nullable;

/** Unpacks a {@code .tar.gz} that contains only files and directories below one directory. */
final class Archive {
    /** Ten times the size of the largest release; a larger archive would only fill the disk. */
    private static final long MAX_BYTES = 2_000_000_000;

    private Archive() {}

    /** Throws {@link RuntimeProblem} for an archive that is damaged or would write outside of its directory. */
    static void unpack(Path archive, Path into, InstallProgress progress) throws IOException {
        try (InputStream file = Files.newInputStream(archive);
                GzipCompressorInputStream gzip = new GzipCompressorInputStream(new BufferedInputStream(file, 1 << 16));
                TarArchiveInputStream tar = new TarArchiveInputStream(gzip)) {
            long size = Files.size(archive);
            String name = "unpacking " + archive.getFileName();
            long unpacked = 0;
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpacked += entry.getSize();
                if (unpacked > MAX_BYTES) {
                    throw refused(archive, "it unpacks to more than " + MAX_BYTES / 1_000_000 + " MB", null);
                }
                unpack(archive, entry, tar, into);
                progress.file(name, gzip.getCompressedCount(), size);
            }
            progress.file(name, size, size);
        } catch (FileAlreadyExistsException | IllegalArgumentException broken) {
            throw refused(archive, String.valueOf(broken.getMessage()), broken);
        } catch (FileSystemException cannotWrite) {
            throw cannotWrite;
        } catch (IOException failure) {
            if (isFull(failure)) {
                throw failure;
            }
            throw refused(archive, String.valueOf(failure.getMessage()), failure);
        }
    }

    private static void unpack(Path archive, TarArchiveEntry entry, TarArchiveInputStream tar, Path into)
            throws IOException {
        Path target = target(archive, entry, into);
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        if (!entry.isFile() || entry.isLink() || entry.isSymbolicLink()) {
            throw refused(archive, "its entry " + entry.getName() + " is not a plain file", null);
        }
        Files.createDirectories(target.getParent());
        Files.copy(tar, target);
        // Keeps the file times: a class-data archive does not match if a jar's time differs.
        Files.setLastModifiedTime(
                target, FileTime.from(entry.getLastModifiedTime().toInstant()));
    }

    private static Path target(Path archive, TarArchiveEntry entry, Path into) {
        String name = entry.getName();
        boolean outside = name.startsWith("/")
                || name.contains("\\")
                || name.contains("\0")
                || name.contains(":")
                || Arrays.asList(name.split("/", -1)).contains("..");
        Path target = into.resolve(outside ? "" : name).normalize();
        if (outside || !target.startsWith(into)) {
            throw refused(archive, "its entry " + name + " points outside of the runtime's directory", null);
        }
        return target;
    }

    /** A full disk is not an error of the archive; only this message shows it. */
    private static boolean isFull(IOException failure) {
        return String.valueOf(failure.getMessage()).contains("No space left");
    }

    private static RuntimeProblem refused(Path archive, String reason, @Nullable Throwable cause) {
        return new RuntimeProblem(
                Kind.CORRUPT,
                "The archive " + archive + " cannot be unpacked: " + reason,
                "Delete it, so that it is downloaded again; if that does not help, the repository's copy is bad.",
                cause);
    }
}
