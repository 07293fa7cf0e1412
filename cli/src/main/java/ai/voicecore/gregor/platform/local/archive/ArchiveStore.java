package ai.voicecore.gregor.platform.local.archive;

import ai.voicecore.gregor.launch.ArchiveFormat;
import ai.voicecore.gregor.launch.Software;
import ai.voicecore.gregor.platform.local.home.Json;
import ai.voicecore.gregor.runtime.jdk.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The archives of this machine, of the best format that each JDK has. They fit one JDK build and one class path only, so both
 * are part of an archive's name.
 */
public final class ArchiveStore {
    private final Places places;

    /** Says where an archive is, or would be: two that differ are never in one place. */
    @FunctionalInterface
    interface Places {
        Path of(Software software) throws IOException;
    }

    public ArchiveStore(Path directory) {
        this(software -> directory.resolve(software.kind().word() + "-"
                + key(software.jdk(), software.classPath())
                + format(software).suffix()));
    }

    ArchiveStore(Places places) {
        this.places = places;
    }

    /** Where the archive of this software is, or would be. */
    Path file(Software software) throws IOException {
        return places.of(software);
    }

    boolean has(Software software) throws IOException {
        return Files.isRegularFile(file(software));
    }

    /** Flags that use the archive; none if there is none. One that was changed since it was sealed is looked at first. */
    public List<String> useFlags(Software software) throws IOException {
        if (!has(software)) {
            return List.of();
        }
        Path file = file(software);
        List<String> flags = new ArrayList<>(format(software).use(file));
        if (!isAsSealed(file)) {
            flags.add(ArchiveFormat.VERIFY);
        }
        return List.copyOf(flags);
    }

    /** Takes a file for the archive of this software, and notes how it looks. */
    void keep(Path made, Software software) throws IOException {
        Path file = file(software);
        Files.createDirectories(file.getParent());
        Json.replace(made, file);
        Json.writeText(seal(file), look(file));
    }

    private static boolean isAsSealed(Path file) throws IOException {
        return Files.exists(seal(file)) && Files.readString(seal(file)).equals(look(file));
    }

    private static Path seal(Path file) {
        return file.resolveSibling(file.getFileName() + ".seal");
    }

    private static String look(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return attributes.size() + " " + attributes.lastModifiedTime().toMillis();
    }

    static List<String> makeFlags(Software software, Path file) {
        return format(software).make(file);
    }

    /** Flags that use the archive of one of Gregor's own programs, and have it write one when it ends. */
    public static List<String> ownFlags(Path directory, String program, Jdk jdk, List<Path> classPath)
            throws IOException {
        Files.createDirectories(directory);
        return ArchiveFormat.keep(directory.resolve(program + "-" + key(jdk, classPath)), jdk);
    }

    private static ArchiveFormat format(Software software) {
        return ArchiveFormat.of(software.jdk());
    }

    private static String key(Jdk jdk, List<Path> classPath) throws IOException {
        StringBuilder key = new StringBuilder(jdk.home() + " " + jdk.build());
        for (Path jar : classPath) {
            key.append(jar).append(' ').append(look(jar)).append('\n');
        }
        return DigestUtils.sha256Hex(key.toString()).substring(0, 16);
    }
}
