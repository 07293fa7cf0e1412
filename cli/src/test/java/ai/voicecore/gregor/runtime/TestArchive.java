package ai.voicecore.gregor.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;

/** Writes small {@code .tar.gz} files, valid and malicious ones. */
final class TestArchive {
    private TestArchive() {}

    /** An archive of files whose content is their name. */
    static Path of(Path file, String... names) throws IOException {
        return write(
                file,
                List.of(names).stream()
                        .map(name -> new TarArchiveEntry(name, true))
                        .toList());
    }

    /** An archive with one symbolic link. */
    static Path withLink(Path file, String name, String target) throws IOException {
        TarArchiveEntry link = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
        link.setLinkName(target);
        return write(file, List.of(link));
    }

    private static Path write(Path file, List<TarArchiveEntry> entries) throws IOException {
        try (TarArchiveOutputStream tar =
                new TarArchiveOutputStream(new GzipCompressorOutputStream(Files.newOutputStream(file)))) {
            for (TarArchiveEntry entry : entries) {
                byte[] content =
                        entry.isSymbolicLink() ? new byte[0] : entry.getName().getBytes(UTF_8);
                entry.setSize(content.length);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        }
        return file;
    }
}
