package ai.voicecore.gregor.platform.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Who answers at a node's address. */
class ReadyProbeTest {
    private static final long ITSELF = ProcessHandle.current().pid();

    @Test
    void onlyTheAnswerOfTheNodesOwnProcessCounts() throws IOException {
        assertThat(ask(String.valueOf(ITSELF), ITSELF).ready()).isTrue();
        ReadyProbe.Answer others = ask(String.valueOf(ITSELF), ITSELF + 1);
        assertThat(others.ready()).isFalse();
        assertThat(others.reason()).startsWith("another process answers at its port ");
    }

    @Test
    void whoDoesNotSayIsKnownByItsSocket() throws IOException {
        Assumptions.assumeTrue(Files.exists(Path.of("/proc/net/tcp")), "only Linux tells");
        assertThat(ask("", ITSELF).ready()).isTrue();
        Process other = new ProcessBuilder("sh", "-c", "read line").start();
        try {
            assertThat(ask("", other.pid()).ready()).isFalse();
        } finally {
            other.destroyForcibly().onExit().join();
        }
    }

    private static ReadyProbe.Answer ask(String says, long expected) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            if (!says.isEmpty()) {
                exchange.getResponseHeaders().set("Gregor-Pid", says);
            }
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        try {
            return ReadyProbe.ask("http://127.0.0.1:" + server.getAddress().getPort() + "/ready", expected);
        } finally {
            server.stop(0);
        }
    }
}
