package ai.voicecore.gregor.it;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.testing.OnThisMachine;
import ai.voicecore.gregor.testing.TestCluster;
import ai.voicecore.gregor.testing.TestHome;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A class-data archive only makes starts faster: with a damaged archive nodes start too. */
@Tag("long")
@Timeout(300)
@ResourceLock(OnThisMachine.ARCHIVES)
class ArchiveIT {
    @RegisterExtension
    static final TestCluster CLUSTER = TestCluster.of("it-archive", """
            brokers: 1
            registry: {enabled: false}
            connect: {enabled: false}
            """);

    private static Path archive = Path.of("");
    private static Path aside = Path.of("");

    /** The command creates the archives, or waits until the background process has created them. */
    @BeforeAll
    static void moveTheBrokersArchiveAway() throws IOException {
        CLUSTER.deploy("--no-validate").expect(0);
        CLUSTER.run("runtime", "archive").expect(0);
        CLUSTER.run("restart", "--accept-unavailable").expect(0);
        String arguments = Files.readString(CLUSTER.nodeDirectory("kafka-0").resolve("config/jvm.args"));
        try (Stream<Path> archives = Files.list(TestHome.path().resolve("archives"))) {
            archive = archives.filter(file -> arguments.contains(file.toString()))
                    .findFirst()
                    .orElseThrow();
        }
        CLUSTER.run("down").expect(0);
        aside = archive.resolveSibling("aside");
        Files.move(archive, aside);
    }

    @AfterAll
    static void restoreTheArchive() throws IOException {
        Files.move(aside, archive, StandardCopyOption.REPLACE_EXISTING);
    }

    @AfterEach
    void stop() throws IOException {
        CLUSTER.run("down").expect(0);
        Files.deleteIfExists(archive);
    }

    @Test
    void anArchiveOfRandomBytesIsIgnored() throws IOException {
        byte[] noise = new byte[1_000_000];
        new Random(42).nextBytes(noise);
        Files.write(archive, noise);
        assertStarts();
    }

    @Test
    void anEmptyArchiveIsIgnored() throws IOException {
        Files.createFile(archive);
        assertStarts();
    }

    @Test
    void aTruncatedArchiveIsIgnored() throws IOException {
        Files.copy(aside, archive);
        try (FileChannel channel = FileChannel.open(archive, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() / 2);
        }
        assertStarts();
    }

    @Test
    void anArchiveWithRandomBytesInTheMiddleIsIgnored() throws IOException {
        Files.copy(aside, archive);
        byte[] noise = new byte[200_000];
        new Random(42).nextBytes(noise);
        try (FileChannel channel = FileChannel.open(archive, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(noise), channel.size() / 2);
        }
        assertStarts();
    }

    private static void assertStarts() {
        CLUSTER.deploy().expect(0);
        assertThat(CLUSTER.node("kafka-0").path("phase").asString()).isEqualTo("ready");
    }
}
