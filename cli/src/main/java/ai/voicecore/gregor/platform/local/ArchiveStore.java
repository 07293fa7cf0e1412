package ai.voicecore.gregor.platform.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * Class-data archives (dynamic CDS, JEP 350): a JVM that maps one starts in a third of the time. They fit one JDK build
 * and one class path only, so both are part of an archive's name. The JVM goes on without one that does not fit
 * ({@code -Xshare:auto}); that its content is whole it checks only when asked (40 ms), and would crash on it otherwise.
 *
 * <p>AOT caches (JEP 514, JDK 25) start nodes a tenth quicker still, but take twice as long to make, and JDK 17 has none.
 */
final class ArchiveStore {
    private static final String QUIET = "-Xlog:cds=off,cds+dynamic=off";

    private final Path directory;

    ArchiveStore(Path directory) {
        this.directory = directory;
    }

    /** Where the archive of this software is, or would be. */
    Path file(Software software) throws IOException {
        String kind = software.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return directory.resolve(kind + "-" + key(software) + ".jsa");
    }

    boolean has(Software software) throws IOException {
        return Files.isRegularFile(file(software));
    }

    /** Flags that use the archive; none if there is none. */
    List<String> useFlags(Software software) throws IOException {
        return has(software)
                ? List.of("-XX:SharedArchiveFile=" + file(software), "-Xshare:auto", "-XX:+VerifySharedSpaces", QUIET)
                : List.of();
    }

    /** Flags that have a JVM write an archive when it ends. */
    static List<String> makeFlags(Path file) {
        return List.of("-XX:ArchiveClassesAtExit=" + file, QUIET);
    }

    private static String key(Software software) throws IOException {
        MessageDigest digest = JarCopies.sha256();
        digest.update((software.jdk().home() + " " + software.jdk().build()).getBytes(StandardCharsets.UTF_8));
        for (Path jar : software.classPath()) {
            BasicFileAttributes attributes = Files.readAttributes(jar, BasicFileAttributes.class);
            String entry = jar + " " + attributes.size() + " "
                    + attributes.lastModifiedTime().toMillis() + "\n";
            digest.update(entry.getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
    }
}
