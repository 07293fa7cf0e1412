package ai.voicecore.gregor.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.image.ImageRequest.Destination;
import ai.voicecore.gregor.launch.ArchiveOrder;
import ai.voicecore.gregor.launch.NodeKind;
import ai.voicecore.gregor.runtime.RuntimeId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageBuilderTest {
    @TempDir
    private Path directory;

    private TinyGregor gregor;
    private final List<ArchiveOrder> orders = new ArrayList<>();

    @BeforeEach
    void createInputs() throws IOException {
        gregor = new TinyGregor(directory);
    }

    @Test
    void theImageRunsAsANonRootUserFromOneDirectory() throws IOException {
        build(request("a.tar"));

        WrittenImage image = WrittenImage.read(directory.resolve("a.tar"));
        assertThat(image.config("User")).isEqualTo("\"10001:10001\"");
        assertThat(image.config("WorkingDir")).isEqualTo("\"/opt/gregor\"");
        assertThat(image.config("Entrypoint")).isEqualTo("[\"/opt/gregor/bin/gregor\",\"@/opt/gregor/args/gregor\"]");
        assertThat(image.config("Env")).contains("PATH=/bin", "GREGOR_HOME=/tmp/gregor");
        assertThat(image.tag()).isEqualTo("gregor:test");
    }

    @Test
    void layersThatSeldomChangeComeFirst() throws IOException {
        build(request("a.tar"));

        assertThat(WrittenImage.read(directory.resolve("a.tar")).layers())
                .extracting(files -> files.keySet().stream()
                        .filter(path -> !path.endsWith("/"))
                        .toList())
                .containsExactly(
                        List.of("usr/lib/jvm/java/bin/java", "usr/lib/jvm/java/release"),
                        List.of(
                                "opt/gregor/bin/gregor",
                                "opt/gregor/bin/kafka-4.3.1-connect",
                                "opt/gregor/bin/kafka-4.3.1-kraft"),
                        List.of("opt/gregor/runtimes/kafka-4.3.1/lib/kafka.jar"),
                        List.of("opt/gregor/node/gregor-node.jar"),
                        List.of("opt/gregor/plugins/gregor-trial.jar"),
                        List.of("opt/gregor/lib/other.jar"),
                        List.of(
                                "opt/gregor/args/gregor",
                                "opt/gregor/args/kafka-4.3.1-connect",
                                "opt/gregor/args/kafka-4.3.1-kraft",
                                "opt/gregor/lib/gregor-cli.jar"));
    }

    @Test
    void eachProgramHasALinkToItsJavaAndItsArguments() throws IOException {
        build(request("a.tar"));

        WrittenImage image = WrittenImage.read(directory.resolve("a.tar"));
        assertThat(image.file("opt/gregor/bin/kafka-4.3.1-kraft")).isEqualTo("-> /usr/lib/jvm/java/bin/java");
        assertThat(image.file("opt/gregor/args/kafka-4.3.1-kraft")).isEqualTo("""
                "-XX:+AutoCreateSharedArchive"
                "-XX:+VerifySharedSpaces"
                "-XX:SharedArchiveFile=/var/lib/gregor/kafka-4.3.1-kraft.jsa"
                "-Xshare:auto"
                "-Xlog:cds=off,cds+dynamic=off"
                "-cp"
                "node/gregor-node.jar:runtimes/kafka-4.3.1/lib/kafka.jar"
                "ai.voicecore.gregor.node.Main"
                """);
    }

    @Test
    void twoBuildsGiveTheSameDigestWithAnyFileTimes() throws IOException {
        BuiltImage first = build(request("a.tar"));
        try (Stream<Path> files = Files.walk(directory.resolve("dist"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.setLastModifiedTime(file, FileTime.fromMillis(1_234_567_890_000L));
            }
        }
        gregor = gregor.withHome("another-home");

        BuiltImage second = build(request("b.tar"));

        assertThat(second.digest()).isEqualTo(first.digest()).startsWith("sha256:");
        assertThat(directory.resolve("b.tar")).hasSameBinaryContentAs(directory.resolve("a.tar"));
    }

    @Test
    void anArchiveIsCreatedOnceAndUsedByItsProgram() throws IOException {
        BuiltImage first = build(request("a.tar").withArchives());
        BuiltImage second = build(request("b.tar").withArchives());

        assertThat(orders).hasSize(1);
        assertThat(orders.getFirst().software().get(NodeKind.KRAFT).java().toString())
                .endsWith("usr/lib/jvm/java/bin/java")
                .doesNotStartWith("/usr/");
        assertThat(first.archived()).containsExactly("kafka-4.3.1-connect", "kafka-4.3.1-kraft");
        assertThat(second.digest()).isEqualTo(first.digest());
        WrittenImage image = WrittenImage.read(directory.resolve("a.tar"));
        assertThat(image.file("opt/gregor/archives/kafka-4.3.1-kraft")).isEqualTo("KRAFT");
        assertThat(image.file("opt/gregor/args/kafka-4.3.1-kraft"))
                .startsWith("\"-XX:SharedArchiveFile=archives/kafka-4.3.1-kraft\"\n\"-Xshare:auto\"");
    }

    @Test
    void aNewNodeJarNeedsNewArchives() throws IOException {
        build(request("a.tar").withArchives());
        Files.writeString(directory.resolve("dist/node/gregor-node.jar"), "NODE");

        build(request("a.tar").withArchives());

        assertThat(orders).hasSize(2);
    }

    @Test
    void anImageForAnotherArchitectureHasNoArchives() throws IOException {
        HandMadeBase.withJava("21.0.9").architecture("s390x").write(directory.resolve("base.tar"));

        BuiltImage image = build(request("a.tar").withArchives());

        assertThat(orders).isEmpty();
        assertThat(image.archived()).isEmpty();
    }

    @Test
    void aBaseWithoutAFittingJavaIsRefusedAndNothingIsLeft() throws IOException {
        HandMadeBase.withJava("17.0.16").write(directory.resolve("base.tar"));

        assertRefused(
                request("a.tar"),
                "The base image tar://" + directory.resolve("base.tar")
                        + " has Java 17.0.16 in /usr/lib/jvm/java; Gregor itself needs Java 21 or newer",
                "Choose a base image with Java 21, which everything runs on: --base eclipse-temurin:21-jre-noble");
    }

    @Test
    void aBaseThatDoesNotExistIsRefused() throws IOException {
        Files.delete(directory.resolve("base.tar"));

        assertRefused(request("a.tar"), "There is no base image " + directory.resolve("base.tar"), "--base tar://PATH");
    }

    @Test
    void aFileThatCannotBeWrittenIsRefused() {
        assertRefused(
                request("nowhere/a.tar"),
                "The image cannot be written to " + directory.resolve("nowhere/a.tar"),
                "Name a file in a directory that exists");
    }

    @Test
    void anInvalidNameIsRefused() {
        assertRefused(
                request("a.tar").named("No Name"), "\"No Name\" is not the name of an image", "[REGISTRY/]NAME[:TAG]");
    }

    private void assertRefused(TinyRequest request, String message, String remedy) {
        assertThatThrownBy(() -> build(request))
                .isInstanceOfSatisfying(
                        Failure.class,
                        problem -> assertThat(problem.remedy()).asString().contains(remedy))
                .hasMessageStartingWith(message);
        assertThat(directory.resolve("a.tar")).doesNotExist();
    }

    private TinyRequest request(String file) {
        return new TinyRequest("gregor:test", directory.resolve(file), false);
    }

    private BuiltImage build(TinyRequest request) throws IOException {
        return gregor.builder(this::make)
                .build(
                        new ImageRequest(
                                "tar://" + directory.resolve("base.tar"),
                                List.of(RuntimeId.kafka("4.3.1")),
                                "test",
                                request.archives(),
                                new Destination.Tar(request.name(), request.file())),
                        gregor.runtimes());
    }

    private void make(ArchiveOrder order) {
        orders.add(order);
        order.files().forEach((kind, file) -> {
            try {
                Files.writeString(file, kind.name());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private record TinyRequest(String name, Path file, boolean archives) {
        TinyRequest withArchives() {
            return new TinyRequest(name, file, true);
        }

        TinyRequest named(String other) {
            return new TinyRequest(other, file, archives);
        }
    }
}
