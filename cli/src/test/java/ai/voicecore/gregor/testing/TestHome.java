package ai.voicecore.gregor.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The GREGOR_HOME that all integration tests of a build share, so that runtimes and class-data archives are created
 * once: {@code cli/target/it-home}. If that path is too long for Unix-domain sockets, a short directory in the
 * temporary directory has links to the same runtimes and archives.
 */
public final class TestHome {
    private static final int MAX = 60;

    private static @Nullable Path path;

    private TestHome() {}

    /** The unpacked distribution of this build. */
    public static Path distribution() {
        String named = System.getProperty("gregor.dist", "");
        if (named.isEmpty()) {
            throw new IllegalStateException("Set the system property gregor.dist to the unpacked distribution.");
        }
        return Path.of(named).toAbsolutePath();
    }

    /** The module's build directory. */
    public static Path target() {
        return distribution().getParent().getParent();
    }

    public static synchronized Path path() {
        Path known = path;
        if (known == null) {
            Path home = target().resolve("it-home");
            try {
                known = home.toString().length() <= MAX ? Files.createDirectories(home) : linked(home);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            path = known;
        }
        return known;
    }

    /** Deletes the links when the tests end, and keeps their targets. */
    private static void deleteAtEnd(Path linked) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                Trees.delete(linked);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }));
    }

    /** The path is the same in every run, because archives are named after the path of the runtimes. */
    private static Path linked(Path home) throws IOException {
        String id = HexFormat.of().toHexDigits(home.toString().hashCode());
        Path linked = Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir"), "gregor-it-" + id));
        for (String shared : List.of("runtimes", "archives", "node")) {
            Path target = Files.createDirectories(home.resolve(shared));
            if (!Files.exists(linked.resolve(shared))) {
                Files.createSymbolicLink(linked.resolve(shared), target);
            }
        }
        deleteAtEnd(linked);
        return linked;
    }
}
