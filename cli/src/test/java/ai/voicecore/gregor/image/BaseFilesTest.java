package ai.voicecore.gregor.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.runtime.jdk.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaseFilesTest {
    @TempDir
    private Path directory;

    private final HandMadeBase base = new HandMadeBase();

    @Test
    void everyJavaIsFoundInAnyDirectory() throws IOException {
        base.layer().java("usr/lib/jvm/java-17-openjdk-amd64", "17.0.16").file("etc/release", "no Java");
        base.layer().java("opt/java/openjdk", "21.0.9");

        assertThat(jdks())
                .extracting(jdk -> jdk.home() + " " + jdk.feature())
                .containsExactlyInAnyOrder("/usr/lib/jvm/java-17-openjdk-amd64 17", "/opt/java/openjdk 21");
    }

    @Test
    void aJavaThatALaterLayerDeletesIsNotFound() throws IOException {
        base.layer().java("opt/a", "21.0.9").java("opt/b", "21.0.9").java("opt/c/java", "21.0.9");
        base.layer().file("opt/.wh.a", "").file("opt/b/bin/.wh.java", "").file("opt/c/.wh..wh..opq", "");

        assertThat(jdks()).isEmpty();
    }

    @Test
    void aJavaThatALaterLayerReplacesHasTheLaterVersion() throws IOException {
        base.layer().java("opt/java", "21.0.1");
        base.layer().java("opt/java", "25.0.3");

        assertThat(jdks()).extracting(Jdk::version).containsExactly("25.0.3");
    }

    @Test
    void theTargetsOfLinksAreCopiedWithAJdk() throws IOException {
        base.layer()
                .java("usr/lib/jvm/java", "17.0.16")
                .link("usr/lib/jvm/java/lib/jvm.cfg", "/etc/java/jvm.cfg")
                .link("usr/lib/jvm/java/conf", "../../../../etc/java")
                .link("usr/lib/jvm/java/docs", "../../../share/nothing")
                .file("etc/java/jvm.cfg", "-server KNOWN")
                .file("etc/passwd", "root");

        Jdk copy = copy();

        assertThat(copy.home()).isEqualTo(directory.resolve("copy/usr/lib/jvm/java"));
        assertThat(copy.java()).isExecutable().hasContent("not really");
        assertThat(Files.getLastModifiedTime(copy.java()).toMillis()).isEqualTo(5_000);
        assertThat(copy.home().resolve("lib/jvm.cfg")).hasContent("-server KNOWN");
        assertThat(copy.home().resolve("conf/jvm.cfg")).hasContent("-server KNOWN");
        assertThat(directory.resolve("copy/etc/passwd")).doesNotExist();
    }

    @Test
    void noLinkOfACopiedJdkLeavesTheCopy() throws IOException {
        Path outside = Files.createDirectory(directory.resolve("outside"));
        base.layer()
                .java("usr/lib/jvm/java", "17.0.16")
                .link("usr/lib/jvm/java/lib", outside.toString())
                .file("usr/lib/jvm/java/lib/planted", "x");

        assertThatThrownBy(this::copy).isInstanceOf(IOException.class);

        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void aFileThatIsNoImageIsRefused() throws IOException {
        Path file = Files.writeString(directory.resolve("base.tar"), "this is not a tar");

        assertThatThrownBy(() -> DockerArchive.open(file).close())
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("The base image " + file + " cannot be read");
    }

    private List<Jdk> jdks() throws IOException {
        try (DockerArchive archive = DockerArchive.open(base.write(directory.resolve("base.tar")))) {
            return BaseFiles.of(archive).jdks();
        }
    }

    private Jdk copy() throws IOException {
        try (DockerArchive archive = DockerArchive.open(base.write(directory.resolve("base.tar")))) {
            BaseFiles files = BaseFiles.of(archive);
            return new JdkCopy(archive, files)
                    .into(directory.resolve("copy"), files.jdks().getFirst());
        }
    }
}
