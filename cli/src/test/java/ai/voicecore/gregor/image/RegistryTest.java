package ai.voicecore.gregor.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.failure.FailureKind;
import ai.voicecore.gregor.image.ImageRequest.Destination;
import ai.voicecore.gregor.runtime.RuntimeId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RegistryTest {
    @TempDir
    private Path directory;

    private TinyGregor gregor;

    @BeforeEach
    void createInputs() throws IOException {
        gregor = new TinyGregor(directory);
    }

    @Test
    void aPushedImageIsTheSameAsInAFile() throws IOException {
        try (FakeContainerRegistry registry = FakeContainerRegistry.open()) {
            String name = registry.image("voicecore/gregor:1");

            BuiltImage pushed = build(localBase(), new Destination.Registry(name));
            BuiltImage written = build(localBase(), new Destination.Tar(name, directory.resolve("a.tar")));

            assertThat(registry.digest("1")).isEqualTo(pushed.digest()).isEqualTo(written.digest());
            assertThat(pushed.bytes()).isZero();
        }
    }

    @Test
    void aBaseImageIsPulledFromItsRegistry() throws IOException {
        try (FakeContainerRegistry registry = FakeContainerRegistry.open()) {
            String base = registry.image("base:1");
            build(localBase(), new Destination.Registry(base));

            build(base, new Destination.Tar("gregor:1", directory.resolve("a.tar")));

            assertThat(WrittenImage.read(directory.resolve("a.tar")).file("usr/lib/jvm/java/bin/java"))
                    .isEqualTo("not really");
        }
    }

    @Test
    void ifARegistryRequiresALoginTheMessageSaysHow() throws IOException {
        try (FakeContainerRegistry registry = FakeContainerRegistry.refusing(403)) {
            String name = registry.image("gregor:1");

            assertProblem(
                    localBase(), name, FailureKind.FAILED, "The image " + name + " cannot be written", "docker login");
        }
    }

    @Test
    void aBaseThatIsNotInTheRegistryIsNamed() throws IOException {
        try (FakeContainerRegistry registry = FakeContainerRegistry.open()) {
            String base = registry.image("base:1");

            assertProblem(
                    base,
                    "gregor:1",
                    FailureKind.FAILED,
                    "The base image " + base + " cannot be pulled",
                    "Check the name");
        }
    }

    @Test
    void aRegistryThatDoesNotAnswerIsUnreachable() throws IOException {
        String name;
        try (FakeContainerRegistry registry = FakeContainerRegistry.open()) {
            name = registry.image("gregor:1");
        }

        assertProblem(
                localBase(), name, FailureKind.UNREACHABLE, "The image " + name + " cannot be written", "--tar FILE");
    }

    private void assertProblem(String base, String name, FailureKind kind, String message, String remedy) {
        assertThatThrownBy(() -> build(base, new Destination.Registry(name)))
                .isInstanceOfSatisfying(Failure.class, problem -> {
                    assertThat(problem.kind()).isEqualTo(kind);
                    assertThat(problem.remedy()).asString().contains(remedy);
                })
                .hasMessageStartingWith(message);
    }

    private String localBase() {
        return "tar://" + directory.resolve("base.tar");
    }

    private BuiltImage build(String base, Destination destination) {
        return gregor.builder(order -> {})
                .build(
                        new ImageRequest(base, List.of(RuntimeId.kafka("4.3.1")), "test", false, destination),
                        gregor.runtimes());
    }
}
