package ai.voicecore.gregor.runtime.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.failure.FailureKind;
import ai.voicecore.gregor.runtime.ArtifactSource.Artifact;
import ai.voicecore.gregor.runtime.ArtifactSource.Coordinates;
import ai.voicecore.gregor.runtime.InstallProgress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class MavenSourceTest {
    @TempDir
    Path temp;

    private TestRepository repository;

    @BeforeEach
    void createARepository() {
        repository = new TestRepository(temp);
    }

    @Test
    void theClassPathIsTheSameAsMavens() throws IOException {
        repository
                .publish("broker", "1", "far:1:compile", "junit:1:test", "container:1:provided")
                .publish("connect", "1", "near:2:runtime")
                .publish("far", "1", "near:3:compile")
                .publish("near", "2")
                .publish("near", "3");

        try (MavenSource source = repository.open()) {
            assertThat(source.classPath(List.of(library("broker", "1"), library("connect", "1")), silent()))
                    .map(Artifact::coordinates)
                    .containsExactlyInAnyOrder(
                            library("broker", "1"), library("connect", "1"), library("far", "1"), library("near", "2"));
        }
    }

    @Test
    void theSettingsDecideWhereDownloadsAreKept() throws IOException {
        repository.publish("broker", "1");

        try (MavenSource source = repository.open()) {
            assertThat(source.cache()).isEqualTo(repository.local());
            assertThat(source.file(library("broker", "1"), silent()).file())
                    .startsWith(repository.local())
                    .hasContent("broker 1");
        }
    }

    @Test
    void aDownloadWithAWrongChecksumIsRefused() throws IOException {
        repository.publish("broker", "1");
        Files.writeString(repository.file("broker", "1", "jar"), "something else");

        try (MavenSource source = repository.open()) {
            assertProblem(FailureKind.FAILED, () -> source.classPath(List.of(library("broker", "1")), silent()));
        }
    }

    @Test
    void aDownloadWithoutAChecksumIsRefused() throws IOException {
        repository.publish("broker", "1");
        Files.delete(repository.file("broker", "1", "jar.sha1"));

        try (MavenSource source = repository.open()) {
            assertProblem(FailureKind.FAILED, () -> source.file(library("broker", "1"), silent()));
        }
    }

    @Test
    void aFileThatChangedSinceItsDownloadIsDownloadedAgain() throws IOException {
        repository.publish("broker", "1");
        try (MavenSource source = repository.open()) {
            Path kept = source.file(library("broker", "1"), silent()).file();
            Files.writeString(kept, "bro");

            assertThat(source.file(library("broker", "1"), silent()).file()).hasContent("broker 1");
        }
    }

    @Test
    void aMissingLibraryIsNamedAndItsVersionsAreListed() throws IOException {
        repository.publish("broker", "1").publishVersions("broker", "1", "1.10", "1.9");

        try (MavenSource source = repository.open()) {
            assertProblem(FailureKind.NOT_FOUND, () -> source.classPath(List.of(library("broker", "2")), silent()));
            assertProblem(FailureKind.NOT_FOUND, () -> source.file(library("broker", "2"), silent()));
            assertThat(source.versions("org.test", "broker")).containsExactly("1", "1.9", "1.10");
            assertThat(source.versions("org.test", "unheard-of")).isEmpty();
        }
    }

    @Test
    void aMissingDependencyIsAnError() throws IOException {
        repository.publish("broker", "1", "gone:1:compile");

        try (MavenSource source = repository.open()) {
            assertThatThrownBy(() -> source.classPath(List.of(library("broker", "1")), silent()))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("org.test:gone");
        }
    }

    @Test
    void offlineOnlyTheLocalRepositoryIsUsedAndAMissingFileIsReported() throws IOException {
        repository.publish("broker", "1").publish("broker", "2");
        try (MavenSource source = repository.open()) {
            source.classPath(List.of(library("broker", "1")), silent());
        }
        try (MavenSource source = repository.openOffline()) {
            assertThat(source.classPath(List.of(library("broker", "1")), silent()))
                    .hasSize(1);
            assertProblem(FailureKind.UNREACHABLE, () -> source.classPath(List.of(library("broker", "2")), silent()));
        }
    }

    @Test
    void theRepositoriesOfActiveProfilesAreUsed() throws IOException {
        repository.publish("broker", "1");

        try (MavenSource source = repository.openByProfile()) {
            assertThat(source.file(library("broker", "1"), silent()).file()).hasContent("broker 1");
        }
    }

    @Test
    void aRepositoryThatDoesNotAnswerIsNotReportedAsAMissingVersion() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        try (MavenSource source = repository.openMirror(URI.create("http://127.0.0.1:" + closed + "/"))) {
            assertProblem(FailureKind.UNREACHABLE, () -> source.classPath(List.of(library("broker", "1")), silent()));
        }
    }

    @Test
    void unreadableSettingsAreNamed() throws IOException {
        Path settings = Files.writeString(temp.resolve("settings.xml"), "<settings><mirrors></settings>");

        assertThatThrownBy(() -> MavenSource.withSettings(settings))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("settings");
    }

    private static void assertProblem(FailureKind kind, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Failure.class,
                        problem -> assertThat(problem.kind())
                                .as(problem.getMessage())
                                .isEqualTo(kind));
    }

    private static Coordinates library(String name, String version) {
        return Coordinates.jar("org.test", name, version);
    }

    private static InstallProgress silent() {
        return InstallProgress.SILENT;
    }
}
