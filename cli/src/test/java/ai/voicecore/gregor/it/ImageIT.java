package ai.voicecore.gregor.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.voicecore.gregor.testing.CommandLine;
import ai.voicecore.gregor.testing.OnThisMachine;
import ai.voicecore.gregor.testing.Outcome;
import ai.voicecore.gregor.testing.TestHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The real image, with the base image in the environment variable {@code GREGOR_IT_BASE_IMAGE}: a docker archive with
 * Java 21 or newer, or an image in a registry.
 */
@Timeout(900)
@Tag("long")
@OnThisMachine
class ImageIT {
    @TempDir
    private Path directory;

    private String base = "";

    @BeforeEach
    void requireABaseImage() {
        base = System.getenv().getOrDefault("GREGOR_IT_BASE_IMAGE", "");
        assumeTrue(!base.isEmpty(), "GREGOR_IT_BASE_IMAGE names no base image, so none is built");
    }

    @Test
    void twoBuildsGiveTheSameImageWithAnArchiveForEveryProgram() throws IOException {
        JsonNode first = build("a.tar");
        JsonNode second = build("b.tar");

        assertThat(second.path("digest").asString())
                .isEqualTo(first.path("digest").asString());
        assertThat(Files.mismatch(directory.resolve("a.tar"), directory.resolve("b.tar")))
                .isEqualTo(-1);
        assertThat(first.path("software")).hasSize(4);
        for (JsonNode software : first.path("software")) {
            boolean node = !software.path("name").asString().equals("gregor");
            assertThat(software.path("archive").asBoolean())
                    .as("archive of %s", software.path("name"))
                    .isEqualTo(node);
        }
    }

    private JsonNode build(String file) {
        Outcome outcome = new CommandLine(TestHome.path())
                .run(List.of(
                        "image",
                        "build",
                        "--base",
                        base,
                        "--kafka",
                        "4.3.1",
                        "--tar",
                        directory.resolve(file).toString(),
                        "-o",
                        "json"));
        return outcome.expect(0).json();
    }
}
