package ai.voicecore.gregor.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The image that pods run in the tests: the one that {@code GREGOR_TEST_IMAGE} names, which the hosts have already; or,
 * where {@code GREGOR_TEST_LOAD} names the command that puts an image archive onto them, one that is built of this very
 * build, once for all tests, from the base image that {@code GREGOR_IT_BASE_IMAGE} names; otherwise that of this version.
 */
final class TestImage {
    private TestImage() {}

    /** Its name; empty for the one that specs name by themselves. */
    static Optional<String> name() {
        return Once.NAME;
    }

    /** Not before somebody asks. */
    private static final class Once {
        static final Optional<String> NAME = variable("GREGOR_TEST_IMAGE")
                .or(() -> variable("GREGOR_TEST_LOAD").map(TestImage::built));
    }

    static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isEmpty());
    }

    /** Checkouts that share a cluster have images of their own. */
    private static String built(String load) {
        Path file = TestHome.target().resolve("it-image.tar");
        String tag = HexFormat.of().toHexDigits(file.toString().hashCode());
        List<String> build =
                new ArrayList<>(List.of("image", "build", "--tar", file.toString(), "--name", "gregor-it:" + tag));
        variable("GREGOR_IT_BASE_IMAGE").ifPresent(base -> build.addAll(List.of("--base", base)));
        new CommandLine(TestHome.path()).run(build).expect(0);
        Programs.run(List.of(load, file.toString()));
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "gregor-it:" + tag;
    }
}
