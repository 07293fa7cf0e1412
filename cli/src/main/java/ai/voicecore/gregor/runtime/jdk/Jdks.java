package ai.voicecore.gregor.runtime.jdk;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the JDKs and JREs of this machine where package managers install them. */
public final class Jdks {
    private Jdks() {}

    /**
     * Where to look.
     *
     * @param javaHome the value of JAVA_HOME, if it is set
     */
    public record Places(Optional<Path> javaHome, Path running, Path user, Path root) {
        public static Places ofThisProcess() {
            return new Places(
                    Optional.ofNullable(System.getenv("JAVA_HOME"))
                            .filter(home -> !home.isBlank())
                            .map(Path::of),
                    Path.of(System.getProperty("java.home")),
                    Path.of(System.getProperty("user.home")),
                    Path.of("/"));
        }
    }

    /** The installed JDKs, JAVA_HOME first; an installation with several links is listed once. */
    public static List<Jdk> discover(Places places) {
        Map<Path, Jdk> found = new LinkedHashMap<>();
        for (Path candidate : candidates(places)) {
            read(candidate).ifPresent(jdk -> found.putIfAbsent(jdk.home(), jdk));
        }
        return List.copyOf(found.values());
    }

    private static List<Path> candidates(Places places) {
        List<Path> candidates = new ArrayList<>();
        places.javaHome().ifPresent(candidates::add);
        candidates.add(places.running());
        Path root = places.root();
        candidates.addAll(children(root.resolve("usr/lib/jvm"), "*"));
        candidates.addAll(children(root.resolve("usr/java"), "*"));
        candidates.addAll(children(root.resolve("opt/java"), "*"));
        candidates.addAll(children(root.resolve("opt"), "jdk*"));
        candidates.addAll(children(places.user().resolve(".sdkman/candidates/java"), "*"));
        candidates.addAll(children(places.user().resolve(".jdks"), "*"));
        for (Path bundle : children(root.resolve("Library/Java/JavaVirtualMachines"), "*")) {
            candidates.add(bundle.resolve("Contents/Home"));
        }
        return candidates;
    }

    private static List<Path> children(Path directory, String pattern) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory, pattern)) {
            stream.forEach(children::add);
        } catch (IOException unreadable) {
            return List.of();
        }
        return children.stream().sorted().toList();
    }

    /** A directory without a Java, or an unreadable one, is ignored. */
    private static Optional<Jdk> read(Path candidate) {
        try {
            Path home = candidate.toRealPath();
            if (!Files.isExecutable(home.resolve("bin/java"))) {
                return Optional.empty();
            }
            return Jdk.described(home, Files.readString(home.resolve("release")));
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }
}
