package ai.voicecore.gregor.testing;

import ai.voicecore.gregor.spec.yaml.ClusterSpecReader;
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
    /** With the default version of Kafka alone: built in half the time. */
    static final TestImage NEWEST =
            new TestImage("newest", List.of("--kafka", ClusterSpecReader.DEFAULT_KRAFT_VERSION));

    /** As it is built unless one says otherwise, with the version that still has ZooKeeper. */
    static final TestImage WHOLE = new TestImage("whole", List.of());

    private final String tag;
    private final List<String> options;
    private Optional<String> name = Optional.empty();

    private TestImage(String tag, List<String> options) {
        this.tag = tag;
        this.options = options;
    }

    /** Its name; empty for the one that specs name by themselves. It is built when somebody asks. */
    synchronized Optional<String> imageName() {
        if (name.isEmpty()) {
            name = variable("GREGOR_TEST_IMAGE")
                    .or(() -> variable("GREGOR_TEST_LOAD").map(this::built));
        }
        return name;
    }

    static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isEmpty());
    }

    /** Checkouts that share a cluster have images of their own. */
    private String built(String load) {
        Path file = TestHome.target().resolve("it-image-" + tag + ".tar");
        String image = "gregor-it:" + HexFormat.of().toHexDigits(file.toString().hashCode());
        List<String> build = new ArrayList<>(List.of("image", "build", "--tar", file.toString(), "--name", image));
        build.addAll(options);
        variable("GREGOR_IT_BASE_IMAGE").ifPresent(base -> build.addAll(List.of("--base", base)));
        new CommandLine(TestHome.path()).run(build).expect(0);
        Programs.run(List.of(load, file.toString()));
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return image;
    }
}
