package ai.voicecore.gregor.node;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.node.settings.NodeSettings;
import ai.voicecore.gregor.node.state.Observer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NodeHttpTest {
    /** Kubernetes kills a node whose /live does not answer: slow clients must not cause that. */
    @Test
    void livenessIsAnsweredWhileOtherClientsStallInTheMiddleOfARequest() throws Exception {
        NodeSettings settings = NodeSettings.from(Map.of(
                "GREGOR_ROLE", "ZOOKEEPER",
                "ZOOKEEPER_TICK_TIME", "500",
                "GREGOR_NODE_DIR", "/n",
                "GREGOR_HTTP_PORT", "0"));
        InetSocketAddress address =
                NodeHttp.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), new Observer(settings));
        List<Socket> stalled = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                Socket socket = new Socket(address.getAddress(), address.getPort());
                socket.getOutputStream().write("GET /metrics HTTP/1.1\r\nHost:".getBytes(StandardCharsets.US_ASCII));
                stalled.add(socket);
            }
            HttpRequest live = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + address.getPort() + "/live"))
                    .timeout(Duration.ofSeconds(5))
                    .build();

            assertThat(HttpClient.newHttpClient()
                            .send(live, BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200);
        } finally {
            for (Socket socket : stalled) {
                socket.close();
            }
        }
    }
}
