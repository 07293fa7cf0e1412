package ai.voicecore.gregor.image;

import ai.voicecore.gregor.image.BaseFiles.BaseFile;
import ai.voicecore.gregor.runtime.jdk.Jdk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/**
 * Takes a JDK out of a base image, to be run on this machine: a class-data archive only fits the very JDK that made it.
 * Distributions put some of a JDK's files elsewhere and link to them, so what links lead to comes along.
 */
record JdkCopy(DockerArchive image, BaseFiles files) {
    /** The JDK below another root. Links are made so that they never lead out of it. */
    Jdk into(Path root, Jdk jdk) throws IOException {
        Map<String, BaseFile> wanted = wanted(BaseFiles.normal(jdk.home().toString()));
        image.eachEntry((layer, entry, content) -> {
            BaseFile file = wanted.get(BaseFiles.normal(entry.getName()));
            if (file != null && file.layer() == layer) {
                write(root, file, entry, content);
            }
        });
        return new Jdk(
                root.resolve(BaseFiles.normal(jdk.home().toString())), jdk.feature(), jdk.version(), jdk.build());
    }

    private Map<String, BaseFile> wanted(String home) {
        Map<String, BaseFile> wanted = new TreeMap<>();
        Deque<BaseFile> open = new ArrayDeque<>(files.below(home));
        while (!open.isEmpty()) {
            BaseFile file = open.pop();
            if (wanted.putIfAbsent(file.path(), file) == null && file.isLink()) {
                files.at(file.target()).ifPresent(open::push);
            } else if (file.directory() && !file.isBelow(home)) {
                files.below(file.path()).stream()
                        .filter(below -> !wanted.containsKey(below.path()))
                        .forEach(open::push);
            }
        }
        return wanted;
    }

    private static void write(Path root, BaseFile file, TarArchiveEntry entry, InputStream content) throws IOException {
        Path target = root.resolve(file.path());
        Files.createDirectories(file.directory() ? target : target.getParent());
        if (file.isLink()) {
            Files.deleteIfExists(target);
            Files.createSymbolicLink(target, root.resolve(file.target()));
        } else if (!file.directory()) {
            // Two JDKs may link to the same certificates.
            Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
            boolean executable = (entry.getMode() & 0111) != 0;
            Files.setPosixFilePermissions(
                    target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
            // A class-data archive remembers the time of the JDK's modules.
            Files.setLastModifiedTime(
                    target, FileTime.from(entry.getLastModifiedTime().toInstant()));
        }
    }
}
