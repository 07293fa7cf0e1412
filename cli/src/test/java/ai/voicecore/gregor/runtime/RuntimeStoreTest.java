package ai.voicecore.gregor.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.failure.FailureKind;
import ai.voicecore.gregor.runtime.RuntimeStatus.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuntimeStoreTest {
    private static final RuntimeId KAFKA = RuntimeId.kafka("4.3.1");

    @TempDir
    Path temp;

    private Path root;
    private FakeSource source;
    private RuntimeStore store;
    private final RecordingProgress progress = new RecordingProgress();

    @BeforeEach
    void createAnEmptyStore() {
        root = temp.resolve("runtimes");
        source = new FakeSource(temp.resolve("repository"));
        store = new RuntimeStore(root, source::open);
    }

    @Test
    void anInstalledRuntimeIsFoundWithASortedClassPath() {
        InstalledRuntime installed = store.install(KAFKA, progress);

        assertThat(store.find(KAFKA)).contains(installed);
        assertThat(installed.home()).isEqualTo(root.resolve("kafka-4.3.1"));
        assertThat(installed.classPath()).isSorted().allMatch(Files::isRegularFile);
        assertThat(installed.classPath().toString()).contains("/lib/kafka_2.13-4.3.1.jar");
        assertThat(progress.heard()).containsExactly("started kafka-4.3.1", "finished kafka-4.3.1");
        assertThat(store.verify(KAFKA)).isEmpty();
        assertThat(source.closed()).isEqualTo(1);
    }

    /** Kafka 4.4.0 was published without MirrorMaker; libraries that nodes need must be published. */
    @Test
    void anOptionalPlugInThatIsNotPublishedIsLeftOut() {
        source.without("connect-mirror");

        assertThat(store.install(KAFKA, progress).classPath())
                .noneMatch(jar -> jar.getFileName().toString().startsWith("connect-mirror"))
                .anyMatch(jar -> jar.endsWith("connect-transforms-4.3.1.jar"))
                .anyMatch(jar -> jar.endsWith("connect-runtime-4.3.1.jar"));
    }

    @Test
    void aLibraryThatNodesNeedMustBePublished() {
        source.without("connect-json");

        assertThatThrownBy(() -> store.install(KAFKA, progress)).hasMessageContaining("connect-json");
    }

    /** They can read any file of a worker (KAFKA-13748). */
    @Test
    void theFileConnectorsAreNotInstalled() {
        assertThat(store.install(KAFKA, progress).classPath())
                .noneMatch(jar -> jar.getFileName().toString().startsWith("connect-file"));
    }

    @Test
    void theSourceIsOpenedOnlyWhenSomethingMustBeInstalled() {
        assertThat(store.find(KAFKA)).isEmpty();
        assertThat(store.list()).isEmpty();
        assertThat(source.opened()).isZero();

        store.install(KAFKA, progress);
        store.install(KAFKA, progress);
        assertThat(source.opened()).isEqualTo(1);
    }

    @Test
    void jarsAreHardLinks() throws IOException {
        InstalledRuntime installed = store.install(KAFKA, progress);

        Path jar = installed.home().resolve("lib/kafka-tools-4.3.1.jar");
        Path original = temp.resolve("repository/org.apache.kafka/kafka-tools-4.3.1.jar");
        assertThat(Files.getAttribute(jar, "unix:ino")).isEqualTo(Files.getAttribute(original, "unix:ino"));
    }

    @Test
    void anIncompleteInstallationIsNotFoundAndTheNextOneSucceeds() {
        source.beforeAnswer(() -> {
            throw new IllegalStateException("the power is gone");
        });
        assertThatThrownBy(() -> store.install(KAFKA, progress)).hasMessage("the power is gone");
        assertThat(store.find(KAFKA)).isEmpty();
        assertThat(store.list()).isEmpty();
        assertThat(source.closed()).isEqualTo(1);

        source.beforeAnswer(() -> {});
        assertThat(store.install(KAFKA, progress).classPath()).isNotEmpty();
    }

    @Test
    void leftoversOfAKilledInstallationAreRemoved() throws IOException {
        Path half = Files.createDirectories(root.resolve(".kafka-4.3.1.building/lib"));
        Files.writeString(half.resolve("half-of-a-jar.jar"), "ha");
        Path old = Files.createDirectories(root.resolve(".kafka-4.3.1.replaced"));

        InstalledRuntime installed = store.install(KAFKA, progress);

        assertThat(half.getParent()).doesNotExist();
        assertThat(old).doesNotExist();
        assertThat(installed.classPath()).noneMatch(jar -> jar.endsWith("half-of-a-jar.jar"));
    }

    @Test
    void aMissingFileIsReportedAsDamageAndInstallRepairsIt() throws IOException {
        InstalledRuntime installed = store.install(KAFKA, progress);
        Files.delete(installed.classPath().getFirst());

        assertThat(store.find(KAFKA)).isEmpty();
        RuntimeStatus status = store.list().getFirst();
        assertThat(status.state()).isEqualTo(State.DAMAGED);
        assertThat(status.detail()).endsWith("is missing").contains("lib/");

        assertThat(store.install(KAFKA, progress)).isEqualTo(installed);
        assertThat(store.list().getFirst().state()).isEqualTo(State.INSTALLED);
    }

    @Test
    void aTruncatedFileIsReportedAsDamage() throws IOException {
        Path jar = store.install(KAFKA, progress).classPath().getFirst();
        Files.delete(jar);
        Files.writeString(jar, "PK");

        assertThat(store.list().getFirst().detail()).contains("has 2 bytes instead of ");
    }

    @Test
    void aChangedFileOfTheSameSizeIsFoundByVerify() throws IOException {
        Path jar = store.install(KAFKA, progress).classPath().getFirst();
        String content = Files.readString(jar);
        Files.delete(jar);
        Files.writeString(jar, "X" + content.substring(1));

        assertThat(store.find(KAFKA)).isPresent();
        assertThat(store.verify(KAFKA)).singleElement().asString().endsWith("has changed");
    }

    @Test
    void aDirectoryWithoutAManifestIsReportedAsDamage() throws IOException {
        Files.createDirectories(root.resolve("kafka-4.3.1/lib"));
        Files.createDirectories(root.resolve("something-else"));

        assertThat(store.list())
                .containsExactly(new RuntimeStatus(
                        KAFKA, root.resolve("kafka-4.3.1"), State.DAMAGED, 0, "it has no manifest.json"));
        store.install(KAFKA, progress);
        assertThat(store.find(KAFKA)).isPresent();
    }

    @Test
    void aManifestOfANewerGregorIsNotChanged() throws IOException {
        Path home = store.install(KAFKA, progress).home();
        Files.writeString(home.resolve("manifest.json"), "{\"version\":2,\"layers\":[]}");

        assertThatThrownBy(() -> store.install(KAFKA, progress)).isInstanceOfSatisfying(Failure.class, problem -> {
            assertThat(problem.kind()).isEqualTo(FailureKind.REFUSED);
            assertThat(problem)
                    .hasMessageEndingWith("has format 2, which a newer Gregor wrote; this one reads up to 1");
            assertThat(problem.remedy()).asString().contains("delete " + home);
        });
        assertThat(store.list().getFirst().state()).isEqualTo(State.TOO_NEW);
        assertThat(home.resolve("manifest.json")).content().contains("layers");
    }

    @Test
    void aManifestWithAPathOutsideIsRefused() throws IOException {
        Path home = store.install(KAFKA, progress).home();
        Files.writeString(home.resolve("manifest.json"), """
                {"version":1,"files":[{"path":"lib/../../../x.jar","size":1,"sha256":"00"}]}""");

        assertThat(store.find(KAFKA)).isEmpty();
        assertThat(store.list().getFirst().detail()).contains("names the file");
    }

    @Test
    void tooOldAndUnknownVersionsAreExplained() {
        source.withVersions("3.8.1", "3.9.2", "4.0.0", "4.2.2", "4.3.0", "4.3.1", "4.4.0-rc1");

        assertThatThrownBy(() -> store.install(RuntimeId.kafka("3.8.1"), progress))
                .isInstanceOfSatisfying(
                        Failure.class,
                        problem -> assertThat(problem.remedy()).asString().isEqualTo("Name 3.9.0 or newer."));
        assertThatThrownBy(() -> store.install(RuntimeId.kafka("4.3.7"), progress))
                .hasMessage("Apache Kafka 4.3.7 does not exist in the Maven repositories")
                .isInstanceOfSatisfying(
                        Failure.class,
                        problem -> assertThat(problem.remedy())
                                .asString()
                                .isEqualTo("The nearest versions are 4.2.2, 4.3.0, 4.3.1."));
        assertThat(store.list()).isEmpty();
    }

    @Test
    void aDiskThatIsTooSmallIsReportedBeforeTheDownload() {
        source.beforeAnswer(() -> {
            throw new AssertionError("the download was started");
        });
        RuntimeStore small = new RuntimeStore(root, source::open, path -> 20_000_000);

        assertThatThrownBy(() -> small.install(KAFKA, progress))
                .hasMessage("kafka-4.3.1 needs 65 MB at " + root + ", and 20 MB are free");
        assertThatThrownBy(() -> small.install(RuntimeId.registry("3.3.3"), progress))
                .hasMessage("registry-3.3.3 needs 345 MB at " + root + ", and 20 MB are free");
    }

    @Test
    void aRootThatIsNoDirectoryIsNamed() throws IOException {
        Files.writeString(root, "a file");

        assertThatThrownBy(() -> store.install(KAFKA, progress)).isInstanceOfSatisfying(Failure.class, problem -> {
            assertThat(problem.kind()).isEqualTo(FailureKind.REFUSED);
            assertThat(problem).hasMessageContaining(root.toString());
        });
    }

    @Test
    void kafka4GetsTheLoggingLibrariesOfItsReleaseInTheVersionOfItsLog4j() {
        source.withLibrary("org.apache.logging.log4j", "log4j-core", "2.24.3");

        List<String> names = names(store.install(KAFKA, progress));

        assertThat(names).contains("log4j-core-2.24.3.jar", "log4j-slf4j-impl-2.24.3.jar", "log4j-1.2-api-2.24.3.jar");
    }

    @Test
    void kafka39KeepsItsLoggingLibraries() {
        source.withLibrary("org.slf4j", "slf4j-reload4j", "1.7.36");

        assertThat(names(store.install(RuntimeId.kafka("3.9.2"), progress)))
                .noneMatch(name -> name.startsWith("log4j-core"));
    }

    @Test
    void twoLibrariesWithOneFileNameKeepTheirGroups() {
        source.withLibrary("com.yammer.metrics", "metrics-core", "2.2.0")
                .withLibrary("io.dropwizard.metrics", "metrics-core", "2.2.0");

        assertThat(names(store.install(KAFKA, progress)))
                .contains("com.yammer.metrics.metrics-core-2.2.0.jar", "io.dropwizard.metrics.metrics-core-2.2.0.jar")
                .doesNotContain("metrics-core-2.2.0.jar");
    }

    private static List<String> names(InstalledRuntime installed) {
        return installed.classPath().stream()
                .map(jar -> jar.getFileName().toString())
                .toList();
    }
}
