package ai.voicecore.gregor.platform.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Which process answers at a node's address. */
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
    void anAnswerWithoutAProcessIdIsCheckedByItsSocket() throws IOException {
        Assumptions.assumeTrue(Files.exists(Path.of("/proc/net/tcp")), "only Linux tells");
        assertThat(ask("", ITSELF).ready()).isTrue();
        Process other = new ProcessBuilder("sh", "-c", "read line").start();
        try {
            assertThat(ask("", other.pid()).ready()).isFalse();
        } finally {
            other.destroyForcibly().onExit().join();
        }
    }

    /** For example the registry, which has a separate port for its health checks. */
    @Test
    void aNodeIsNotReadyWhileAnotherProcessHasItsClientPort() throws IOException {
        Assumptions.assumeTrue(Files.exists(Path.of("/proc/net/tcp")), "only Linux tells");
        Process other = new ProcessBuilder("sh", "-c", "read line").start();
        try (ServerSocket clients = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Map<String, String> environment = Map.of("QUARKUS_HTTP_PORT", String.valueOf(clients.getLocalPort()));
            Function<String, NodeLaunch> launch =
                    url -> new NodeLaunch("registry-0", List.of(), environment, "/nowhere", url, 1);
            assertThat(ask(String.valueOf(other.pid()), url -> ReadyProbe.ask(launch.apply(url), other.pid())))
                    .isEqualTo(new ReadyProbe.Answer(
                            false, "another process listens at its port " + clients.getLocalPort()));
            assertThat(ask(String.valueOf(ITSELF), url -> ReadyProbe.ask(launch.apply(url), ITSELF))
                            .ready())
                    .isTrue();
        } finally {
            other.destroyForcibly().onExit().join();
        }
    }

    private static ReadyProbe.Answer ask(String says, long expected) throws IOException {
        return ask(says, url -> ReadyProbe.ask(url, expected));
    }

    private static ReadyProbe.Answer ask(String says, Function<String, ReadyProbe.Answer> probe) throws IOException {
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
            return probe.apply("http://127.0.0.1:" + server.getAddress().getPort() + "/ready");
        } finally {
            server.stop(0);
        }
    }
}
