package ai.voicecore.gregor.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ConcurrentInstallTest {
    private static final RuntimeId KAFKA = RuntimeId.kafka("4.3.1");
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    Path temp;

    @Test
    void ofTwoThreadsOneInstallsAndTheOtherUsesTheResult() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        FakeSource source = new FakeSource(temp.resolve("repository")).beforeAnswer(() -> passed(go));
        RecordingProgress first = new RecordingProgress();
        RecordingProgress second = new RecordingProgress();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<InstalledRuntime> one = threads.submit(() -> store(source).install(KAFKA, first));
            await().atMost(SOON).until(() -> first.heard().contains("started kafka-4.3.1"));
            Future<InstalledRuntime> two = threads.submit(() -> store(source).install(KAFKA, second));
            await().atMost(SOON).until(() -> second.heard().contains("waiting kafka-4.3.1"));
            go.countDown();

            assertThat(two.get()).isEqualTo(one.get());
        }
        assertThat(second.heard()).containsExactly("waiting kafka-4.3.1");
        assertThat(source.opened()).isEqualTo(1);
    }

    @Test
    void ofTwoProcessesOneInstallsAndTheOtherUsesTheResult() throws Exception {
        Path go = temp.resolve("go");
        Process other = start(go);
        try {
            await().atMost(SOON).until(() -> Files.exists(temp.resolve("downloading")));
            FakeSource unused = new FakeSource(temp.resolve("unused"));
            RecordingProgress progress = new RecordingProgress();
            CompletableFuture<InstalledRuntime> installed =
                    CompletableFuture.supplyAsync(() -> store(unused).install(KAFKA, progress));
            await().atMost(SOON).until(() -> progress.heard().contains("waiting kafka-4.3.1"));
            Files.createFile(go);

            assertThat(installed.get(30, TimeUnit.SECONDS).classPath()).isNotEmpty();
            assertThat(unused.opened()).isZero();
            assertThat(other.waitFor()).isZero();
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    @Test
    void theLockOfAKilledProcessIsReleased() throws Exception {
        Process other = start(temp.resolve("never"));
        try {
            await().atMost(SOON).until(() -> Files.exists(temp.resolve("downloading")));
        } finally {
            other.destroyForcibly().waitFor();
        }
        assertThat(temp.resolve("runtimes/.kafka-4.3.1.building")).exists();

        FakeSource source = new FakeSource(temp.resolve("repository"));
        assertThat(store(source).install(KAFKA, InstallProgress.SILENT).classPath())
                .isNotEmpty();
        assertThat(temp.resolve("runtimes/.kafka-4.3.1.building")).doesNotExist();
    }

    private RuntimeStore store(FakeSource source) {
        return new RuntimeStore(temp.resolve("runtimes"), source::open);
    }

    private static void passed(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupt) {
            throw new IllegalStateException(interrupt);
        }
    }

    private Process start(Path go) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new ProcessBuilder(
                        java.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        temp.toString(),
                        go.toString())
                .inheritIO()
                .start();
    }

    /** Installs, and waits during the installation until a file exists. */
    static final class OtherProcess {
        private OtherProcess() {}

        public static void main(String[] args) throws IOException {
            Path temp = Path.of(args[0]);
            FakeSource source = new FakeSource(temp.resolve("other")).beforeAnswer(() -> {
                try {
                    if (Files.notExists(temp.resolve("downloading"))) {
                        Files.createFile(temp.resolve("downloading"));
                    }
                } catch (IOException failure) {
                    throw new IllegalStateException(failure);
                }
                await().atMost(SOON).until(() -> Files.exists(Path.of(args[1])));
            });
            new RuntimeStore(temp.resolve("runtimes"), source::open).install(KAFKA, InstallProgress.SILENT);
        }
    }
}
