package ai.voicecore.gregor.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.failure.FailureKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryInstallTest {
    private static final RuntimeId REGISTRY = RuntimeId.registry("3.3.3");

    @TempDir
    Path temp;

    private Path archive;
    private RuntimeStore store;

    @BeforeEach
    void createAnEmptyStore() {
        archive = temp.resolve("registry.tar.gz");
        FakeSource source = new FakeSource(temp).withArchive(archive);
        store = new RuntimeStore(temp.resolve("runtimes"), source::open);
    }

    @Test
    void changedClassesComeBeforeTheJarsWithTheOriginals() throws IOException {
        TestArchive.of(
                archive,
                "lib/main/b.jar",
                "lib/main/a.jar",
                "lib/boot/z.jar",
                "app/registry.jar",
                "quarkus/generated-bytecode.jar",
                "quarkus/transformed-bytecode.jar",
                "quarkus/quarkus-application.dat",
                "quarkus-run.jar");

        InstalledRuntime installed = store.install(REGISTRY, InstallProgress.SILENT);

        assertThat(installed.classPath())
                .map(jar -> installed.home().relativize(jar).toString())
                .containsExactly(
                        "quarkus/transformed-bytecode.jar",
                        "quarkus/generated-bytecode.jar",
                        "app/registry.jar",
                        "lib/boot/z.jar",
                        "lib/main/a.jar",
                        "lib/main/b.jar");
        assertThat(installed.home().resolve("quarkus/quarkus-application.dat")).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../outside.jar", "lib/../../outside.jar", "/outside.jar", "..\\outside.jar", "C:/x.jar"})
    void anArchiveWithAPathOutsideIsRefused(String name) throws IOException {
        TestArchive.of(archive, "app/registry.jar", name);

        assertRefused("points outside");
        assertThat(temp.resolve("outside.jar")).doesNotExist();
        assertThat(temp.resolve("runtimes/outside.jar")).doesNotExist();
    }

    @Test
    void anArchiveWithALinkIsRefused() throws IOException {
        TestArchive.withLink(archive, "lib/main", "/etc");

        assertRefused("is not a plain file");
    }

    @Test
    void anArchiveWithADuplicateNameIsRefused() throws IOException {
        TestArchive.of(archive, "app/registry.jar", "app/registry.jar");

        assertRefused("cannot be unpacked");
    }

    @Test
    void aTruncatedArchiveIsRefused() throws IOException {
        TestArchive.of(archive, "app/registry.jar");
        byte[] whole = Files.readAllBytes(archive);
        Files.write(archive, Arrays.copyOf(whole, whole.length / 2));

        assertRefused("cannot be unpacked");
    }

    @Test
    void aFileThatIsNoArchiveIsRefused() throws IOException {
        Files.writeString(archive, "<html>Please log in</html>");

        assertRefused("cannot be unpacked");
    }

    private void assertRefused(String reason) {
        assertThatThrownBy(() -> store.install(REGISTRY, InstallProgress.SILENT))
                .isInstanceOfSatisfying(Failure.class, problem -> {
                    assertThat(problem.kind()).isEqualTo(FailureKind.FAILED);
                    assertThat(problem).hasMessageContaining(reason);
                });
        assertThat(store.list()).isEmpty();
    }
}
