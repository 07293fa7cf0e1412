package ai.voicecore.gregor.platform.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogExcerptTest {
    @TempDir
    private Path node;

    private Path log;
    private Path stdout;

    @BeforeEach
    void logs() throws IOException {
        log = Files.createDirectories(node.resolve("logs")).resolve("node.log");
        stdout = log.resolveSibling("stdout.log");
    }

    @Test
    void aShortLogIsReturnedCompletely() throws IOException {
        Files.writeString(log, "one\ntwo\nthree\n");

        assertThat(LogExcerpt.tail(log, 100)).containsExactly("one", "two", "three");
        assertThat(LogExcerpt.tail(log, 2)).containsExactly("two", "three");
        assertThat(LogExcerpt.tail(log, 0)).isEmpty();
    }

    @Test
    void onlyTheEndOfALargeLogIsRead() throws IOException {
        Files.writeString(
                log,
                IntStream.range(0, 300_000).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining()));

        assertThat(LogExcerpt.tail(log, 3)).containsExactly("line 299997", "line 299998", "line 299999");
        assertThat(LogExcerpt.tail(log, 10_000)).hasSize(10_000).last().isEqualTo("line 299999");
    }

    @Test
    void bytesThatAreNoTextAreTolerated() throws IOException {
        Files.write(log, new byte[] {(byte) 0xff, '\n', 'a', '\n'});

        assertThat(LogExcerpt.tail(log, 1)).containsExactly("a");
    }

    @Test
    void aMissingLogIsEmpty() {
        assertThat(LogExcerpt.tail(log, 10)).isEmpty();
        assertThat(LogExcerpt.tail(node, 10)).isEmpty();
        assertThat(LogExcerpt.lastRun(node, 0)).isEmpty();
    }

    @Test
    void onlyLinesAfterTheStartBelongToTheLastRun() throws IOException {
        long started = LocalDateTime.parse("2026-11-23T10:00:05")
                .atZone(ZoneId.systemDefault())
                .toInstant()
                .toEpochMilli();
        Files.writeString(log, """
                2026-11-23T10:00:00,000 ERROR of the run before (kafka.Kafka$)
                java.io.IOException: No space left on device
                2026-11-23T10:00:05,100 INFO starting (kafka.Kafka$)
                \tat a.frame(Of.java:1)
                """);
        Files.writeString(stdout, "printed\n");

        assertThat(LogExcerpt.lastRun(node, started))
                .containsExactly(
                        "2026-11-23T10:00:05,100 INFO starting (kafka.Kafka$)", "\tat a.frame(Of.java:1)", "printed");
        assertThat(LogExcerpt.lastRun(node, started + 60_000))
                .as("it wrote nothing any more")
                .containsExactly("printed");
        assertThat(LogExcerpt.lastRun(node, 0)).hasSize(5);

        Files.writeString(
                log, "2026-11-23 10:00:06,100 host /opt/java/bin/java[4711] ERROR [io.qua] (main) Port 8081 is taken");
        assertThat(LogExcerpt.lastRun(node, started))
                .as("as the registry writes it")
                .hasSize(2)
                .first()
                .asString()
                .endsWith("is taken");
    }

    @Test
    void linesThatEveryNodePrintsAtItsStartAreLeftOut() throws IOException {
        Files.writeString(stdout, """
                WARNING: sun.misc.Unsafe cannot be used for ever
                OpenJDK 64-Bit Server VM warning: Sharing is refused
                gregor-node http=127.0.0.1:9095

                port 9092 cannot be bound
                """);

        assertThat(LogExcerpt.lastRun(node, 0)).containsExactly("port 9092 cannot be bound");
    }
}
