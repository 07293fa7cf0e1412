package ai.voicecore.gregor.platform.local.archive;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.launch.NodeKind;
import ai.voicecore.gregor.launch.Software;
import ai.voicecore.gregor.runtime.jdk.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveStoreTest {
    private static final Jdk JDK_21 = new Jdk(Path.of("/jdk/21"), 21, "21.0.9", "21.0.9+1");
    private static final Jdk JDK_25 = new Jdk(Path.of("/jdk/25"), 25, "25.0.1", "25.0.1+8");

    @TempDir
    private Path directory;

    private Path jar;
    private ArchiveStore store;

    @BeforeEach
    void jar() throws IOException {
        jar = Files.writeString(directory.resolve("kafka.jar"), "classes");
        Files.setLastModifiedTime(jar, FileTime.fromMillis(1_000_000));
        store = new ArchiveStore(directory.resolve("archives"));
    }

    @Test
    void theSameSoftwareHasTheSameArchive() throws IOException {
        assertThat(store.file(software(NodeKind.KRAFT, JDK_21)))
                .isEqualTo(store.file(software(NodeKind.KRAFT, JDK_21)));
    }

    @Test
    void anotherJarNeedsAnotherArchive() throws IOException {
        Path before = store.file(software(NodeKind.KRAFT, JDK_21));

        Files.writeString(jar, "other classes");
        Files.setLastModifiedTime(jar, FileTime.fromMillis(1_000_000));
        Path larger = store.file(software(NodeKind.KRAFT, JDK_21));
        Files.setLastModifiedTime(jar, FileTime.fromMillis(2_000_000));
        Path newer = store.file(software(NodeKind.KRAFT, JDK_21));

        assertThat(List.of(before, larger, newer)).doesNotHaveDuplicates();
    }

    @Test
    void anotherOrderOfTheClassPathNeedsAnotherArchive() throws IOException {
        Path other = Files.writeString(directory.resolve("other.jar"), "");
        Software software = new Software(NodeKind.KRAFT, JDK_21, List.of(jar, other), List.of(), "Main");
        Software turned = new Software(NodeKind.KRAFT, JDK_21, List.of(other, jar), List.of(), "Main");

        assertThat(store.file(software)).isNotEqualTo(store.file(turned));
    }

    @Test
    void anotherBuildOfTheJdkNeedsAnotherArchive() throws IOException {
        Jdk patched = new Jdk(JDK_21.home(), 21, "21.0.9", "21.0.9+2");

        assertThat(store.file(software(NodeKind.KRAFT, JDK_21)))
                .isNotEqualTo(store.file(software(NodeKind.KRAFT, patched)));
    }

    @Test
    void theNameHasTheKindOfNode() throws IOException {
        assertThat(store.file(software(NodeKind.ZOOKEEPER_BROKER, JDK_21))
                        .getFileName()
                        .toString())
                .matches("zookeeper-broker-[0-9a-f]{16}\\.jsa");
    }

    @Test
    void anExistingArchiveIsUsedAndAChangedOneIsVerified() throws IOException {
        Software software = software(NodeKind.KRAFT, JDK_25);
        assertThat(store.has(software)).isFalse();
        assertThat(store.useFlags(software)).isEmpty();

        store.keep(Files.writeString(directory.resolve("made"), "whole"), software);

        assertThat(store.has(software)).isTrue();
        assertThat(store.useFlags(software))
                .containsExactly("-XX:AOTCache=" + store.file(software), "-Xlog:cds*=off,aot*=off");

        Files.writeString(store.file(software), "damaged");
        assertThat(store.useFlags(software))
                .containsExactly(
                        "-XX:AOTCache=" + store.file(software), "-Xlog:cds*=off,aot*=off", "-XX:+VerifySharedSpaces");
    }

    @Test
    void aJdkWithoutAotCachesSharesClassData() throws IOException {
        Software software = software(NodeKind.KRAFT, JDK_21);
        Files.createDirectories(store.file(software).getParent());
        Files.writeString(store.file(software), "");

        assertThat(store.useFlags(software))
                .containsExactly(
                        "-XX:SharedArchiveFile=" + store.file(software),
                        "-Xshare:auto",
                        "-Xlog:cds=off,cds+dynamic=off",
                        "-XX:+VerifySharedSpaces");
    }

    @Test
    void anArchiveIsWrittenWhenTheJvmEnds() {
        assertThat(ArchiveStore.makeFlags(software(NodeKind.KRAFT, JDK_21), Path.of("/tmp/a")))
                .containsExactly("-XX:ArchiveClassesAtExit=/tmp/a", "-Xlog:cds=off,cds+dynamic=off");
        assertThat(ArchiveStore.makeFlags(software(NodeKind.KRAFT, JDK_25), Path.of("/tmp/a")))
                .containsExactly(
                        "-XX:+UnlockDiagnosticVMOptions",
                        "-XX:+AOTReplayTraining",
                        "-XX:CompileThresholdScaling=1",
                        "-XX:AOTCacheOutput=/tmp/a",
                        "-Xlog:cds*=off,aot*=off");
    }

    private Software software(NodeKind kind, Jdk jdk) {
        return new Software(kind, jdk, List.of(jar), List.of(), "Main");
    }
}
