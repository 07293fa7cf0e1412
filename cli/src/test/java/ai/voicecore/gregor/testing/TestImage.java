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
 * The image of the pods in the tests. {@code GREGOR_TEST_IMAGE} names an image that is already on the hosts. Otherwise
 * {@code GREGOR_TEST_LOAD} names a program that loads an image archive onto the hosts; then the image is built from
 * this build, once for all tests, with the base image {@code GREGOR_IT_BASE_IMAGE}. Without both variables it is the
 * default image of this version.
 */
final class TestImage {
    /** The default content, which includes the version with ZooKeeper. */
    static final TestImage WHOLE = new TestImage("whole", List.of());

    /**
     * Only with the default version of Kafka: it is built in half the time. When no test is left out, it is {@link
     * #WHOLE}, so that one image is enough.
     */
    static final TestImage NEWEST = System.getProperty("it.excluded", "").equals("none")
            ? WHOLE
            : new TestImage("newest", List.of("--kafka", ClusterSpecReader.DEFAULT_KRAFT_VERSION));

    private final String tag;
    private final List<String> options;
    private Optional<String> name = Optional.empty();

    private TestImage(String tag, List<String> options) {
        this.tag = tag;
        this.options = options;
    }

    /** Its name; empty for the default image of a spec. The image is built when the name is first requested. */
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

    /** The name differs between checkouts, which may share a Kubernetes cluster. */
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
