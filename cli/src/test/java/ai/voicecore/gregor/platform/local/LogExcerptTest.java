package ai.voicecore.gregor.platform.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    void theTailOfAShortLogIsAllOfIt() throws IOException {
        Files.writeString(log, "one\ntwo\nthree\n");

        assertThat(LogExcerpt.tail(log, 100)).containsExactly("one", "two", "three");
        assertThat(LogExcerpt.tail(log, 2)).containsExactly("two", "three");
        assertThat(LogExcerpt.tail(log, 0)).isEmpty();
    }

    @Test
    void ofALargeLogOnlyTheEndIsRead() throws IOException {
        Files.writeString(
                log,
                IntStream.range(0, 300_000).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining()));

        assertThat(LogExcerpt.tail(log, 3)).containsExactly("line 299997", "line 299998", "line 299999");
        assertThat(LogExcerpt.tail(log, 10_000)).hasSize(10_000).last().isEqualTo("line 299999");
    }

    @Test
    void bytesThatAreNoTextDoNotMatter() throws IOException {
        Files.write(log, new byte[] {(byte) 0xff, '\n', 'a', '\n'});

        assertThat(LogExcerpt.tail(log, 1)).containsExactly("a");
    }

    @Test
    void aLogThatIsNotThereIsEmpty() {
        assertThat(LogExcerpt.tail(log, 10)).isEmpty();
        assertThat(LogExcerpt.tail(node, 10)).isEmpty();
        assertThat(LogExcerpt.lastWords(node)).isEqualTo("it left no log");
    }

    @Test
    void errorsAndTheirCausesTellAndStackFramesDoNot() {
        assertThat(LogExcerpt.telling(
                        List.of(
                                "[2026-11-23] INFO starting (kafka.Kafka$)",
                                "[2026-11-23] ERROR Exiting Kafka due to fatal exception (kafka.Kafka$)",
                                "java.lang.IllegalArgumentException: log.dirs is missing",
                                "\tat kafka.server.KafkaConfig.<init>(KafkaConfig.scala:1)",
                                "\tat org.apache.kafka.common.KafkaException.wrap(KafkaException.java:1)",
                                "\t... 3 more",
                                "Caused by: java.io.IOException: No space left on device",
                                "\tat java.io.IOException.of(IOException.java:1)",
                                "[2026-11-23] INFO shut down",
                                ""),
                        3))
                .containsExactly(
                        "[2026-11-23] ERROR Exiting Kafka due to fatal exception (kafka.Kafka$)",
                        "java.lang.IllegalArgumentException: log.dirs is missing",
                        "Caused by: java.io.IOException: No space left on device");
    }

    @Test
    void onlyTheLastTellingLinesAreTold() {
        assertThat(LogExcerpt.telling(List.of("ERROR 1", "ERROR 2", "ERROR 3"), 2))
                .containsExactly("ERROR 2", "ERROR 3");
    }

    @Test
    void withoutAnyErrorTheLastLinesTell() {
        assertThat(LogExcerpt.telling(List.of("one", "two", "  ", "three"), 2)).containsExactly("two", "three");
    }

    @Test
    void whatANodePrintedItselfIsItsLastWord() throws IOException {
        Files.writeString(log, "ERROR in the log\n");
        assertThat(LogExcerpt.lastWords(node)).isEqualTo("ERROR in the log");

        Files.writeString(stdout, "port 9092 cannot be bound\nError: could not start\n");
        assertThat(LogExcerpt.lastWords(node)).isEqualTo("port 9092 cannot be bound | Error: could not start");
    }

    @Test
    void whatEveryNodePrintsAtItsStartIsNoLastWord() throws IOException {
        Files.writeString(log, "ERROR in the log\n");
        Files.writeString(stdout, """
                WARNING: sun.misc.Unsafe cannot be used for ever
                OpenJDK 64-Bit Server VM warning: Sharing is refused
                gregor-node http=127.0.0.1:9095

                """);

        assertThat(LogExcerpt.lastWords(node)).isEqualTo("ERROR in the log");
    }
}
