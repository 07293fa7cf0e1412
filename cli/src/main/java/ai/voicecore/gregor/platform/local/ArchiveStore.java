package ai.voicecore.gregor.platform.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/**
 * Class-data archives: a JVM that maps one starts in a fraction of the time. They fit one JDK build and one class path
 * only, so both are part of an archive's name. The JVM checks an archive itself and goes on without one that does not
 * fit ({@code -Xshare:auto}, {@code -XX:AOTMode=auto}).
 *
 * <p>From JDK 25 on they are AOT caches (JEP 483, 514), before that dynamic CDS archives (JEP 350).
 */
final class ArchiveStore {
    private static final int FIRST_WITH_ONE_STEP_AOT = 25;

    private final Path directory;

    ArchiveStore(Path directory) {
        this.directory = directory;
    }

    private static boolean isAot(Software software) {
        return software.jdk().feature() >= FIRST_WITH_ONE_STEP_AOT;
    }

    /** Where the archive of this software is, or would be. */
    Path file(Software software) throws IOException {
        String kind = software.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        return directory.resolve(kind + "-" + key(software) + (isAot(software) ? ".aot" : ".jsa"));
    }

    boolean has(Software software) throws IOException {
        return Files.isRegularFile(file(software));
    }

    /** Flags that use the archive; none if there is none. */
    List<String> useFlags(Software software) throws IOException {
        if (!has(software)) {
            return List.of();
        }
        Path file = file(software);
        return isAot(software)
                ? List.of("-XX:AOTCache=" + file, "-Xlog:aot=off,cds=off")
                : List.of("-XX:SharedArchiveFile=" + file, "-Xshare:auto", "-Xlog:cds=off,cds+dynamic=off");
    }

    /** Flags that have a JVM write an archive when it ends. */
    static List<String> makeFlags(Software software, Path file) {
        return List.of(
                (isAot(software) ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + file,
                isAot(software) ? "-Xlog:aot=off,cds=off" : "-Xlog:cds=off,cds+dynamic=off");
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
