package ai.voicecore.gregor.platform.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.platform.local.home.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Client and server over a real Unix-domain socket. */
class ControlTest {
    private static final NodeRun READY =
            NodeRun.stopped("kafka-0").running(4711, 1000).ready(2000);
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private Path socket;
    private ControlClient client;
    private ControlServer server;

    @BeforeEach
    void open() throws IOException {
        socket = directory.resolve("s");
        client = new ControlClient(socket);
        server = ControlServer.open(socket, ControlTest::answer, new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private static String answer(String command) {
        return switch (command) {
            case "observe" -> Json.MAPPER.writeValueAsString(List.of(READY));
            case "reload" -> "[]";
            case "break" -> throw new IllegalStateException("broken");
            default -> throw new IllegalArgumentException("unknown command " + command);
        };
    }

    @Test
    void theStateOfTheSupervisorIsReceived() {
        assertThat(client.observe()).contains(List.of(READY));
        assertThat(client.reload()).contains(List.of());
    }

    @Test
    void withoutAServerThereIsNoAnswer() throws IOException {
        server.close();

        assertThat(socket).doesNotExist();
        assertThat(client.observe()).isEmpty();
    }

    @Test
    void aSocketOfAKilledServerDoesNotAnswerAndIsReplaced() throws IOException {
        server.close();
        try (ServerSocketChannel killed = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            killed.bind(UnixDomainSocketAddress.of(socket));
        }
        assertThat(socket).exists();
        assertThat(client.observe()).isEmpty();

        server = ControlServer.open(socket, ControlTest::answer, System.out);

        assertThat(client.observe()).isPresent();
    }

    @Test
    void afterAnyInvalidRequestTheNextClientIsServed() throws IOException {
        for (byte[] garbage : List.of(
                new byte[] {},
                "observe".getBytes(StandardCharsets.UTF_8),
                "\n".getBytes(StandardCharsets.UTF_8),
                "format c:\n".getBytes(StandardCharsets.UTF_8),
                "break\n".getBytes(StandardCharsets.UTF_8),
                "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.UTF_8),
                new byte[] {(byte) 0xff, (byte) 0xfe, 0, '\n'},
                "x".repeat(100_000).getBytes(StandardCharsets.UTF_8))) {
            send(garbage);

            assertThat(assertTimeoutPreemptively(SOON, client::observe)).contains(List.of(READY));
        }
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> assertThat(log.toString(StandardCharsets.UTF_8))
                        .contains("unknown command format c:", "broken"));
    }

    @Test
    void aSilentClientDoesNotBlockOthers() throws IOException {
        try (SocketChannel silent = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            assertThat(assertTimeoutPreemptively(SOON, client::observe)).isPresent();
            assertThat(silent.isOpen()).isTrue();
        }
    }

    @Test
    void anInvalidAnswerIsIgnored() throws IOException {
        server.close();
        server = ControlServer.open(socket, command -> "I am not a supervisor", System.out);

        assertThat(client.observe()).isEmpty();
    }

    @Test
    void theSocketIsDeletedWithTheServer() throws IOException {
        server.close();
        server.close();

        assertThat(Files.exists(socket)).isFalse();
    }

    /** Sends bytes, and disconnects without waiting for the answer. */
    private void send(byte[] bytes) throws IOException {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }
    }

    @Test
    void theTimeToWaitForAPausedSupervisorIsLimited() throws IOException {
        Path silent = directory.resolve("silent");
        try (ServerSocketChannel listens = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            listens.bind(UnixDomainSocketAddress.of(silent));

            assertThatThrownBy(() -> new ControlClient(silent, Duration.ofMillis(50)).observe())
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("does not answer");
        }
    }
}
