package ai.voicecore.gregor.platform.kubernetes.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.voicecore.gregor.concurrent.Time;
import ai.voicecore.gregor.failure.Failure;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is sent to the API server when an object is deleted. */
class ApiTest {
    private static final String BODY = "{}";
    private static final Pod POD = new PodBuilder()
            .withNewMetadata()
            .withName("kafka-kraft-0")
            .withUid("one")
            .endMetadata()
            .build();

    private static final StatefulSet SET = new StatefulSetBuilder()
            .withNewMetadata()
            .withName("kafka-kraft")
            .withUid("two")
            .endMetadata()
            .build();

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile int answer = 200;
    private HttpServer server;
    private Api api;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
            exchange.sendResponseHeaders(answer, BODY.length());
            exchange.getResponseBody().write(BODY.getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        server.start();
        Config config = new ConfigBuilder(Config.empty())
                .withMasterUrl("http://127.0.0.1:" + server.getAddress().getPort() + "/k8s")
                .withRequestRetryBackoffLimit(0)
                .withNamespace("voicecore")
                .build();
        api = new Api(new KubernetesClientBuilder().withConfig(config).build(), "voicecore", Time.REAL);
    }

    @AfterEach
    void stop() {
        api.close();
        server.stop(0);
    }

    /** A request may be sent twice, or arrive late: the next pod with this name has another UID. */
    @Test
    void onlyTheObjectWithThisUidIsDeleted() {
        assertThat(api.delete(POD)).isTrue();
        assertThat(api.delete(SET)).isTrue();

        assertThat(requests).hasSize(2);
        assertThat(requests.getFirst())
                .startsWith("DELETE /k8s/api/v1/namespaces/voicecore/pods/kafka-kraft-0 ")
                .contains("\"preconditions\":{\"uid\":\"one\"}")
                .doesNotContain("gracePeriodSeconds");
        assertThat(requests.getLast())
                .startsWith("DELETE /k8s/apis/apps/v1/namespaces/voicecore/statefulsets/kafka-kraft ")
                .contains("\"uid\":\"two\"", "\"propagationPolicy\":\"Background\"");
    }

    @Test
    void thePodsOfAStatefulSetCanStay() {
        assertThat(api.deleteWithoutDependents(SET)).isTrue();

        assertThat(requests.getFirst()).contains("\"propagationPolicy\":\"Orphan\"", "\"uid\":\"two\"");
    }

    @Test
    void withoutGraceMeansAtOnce() {
        api.deleteWithoutGrace(POD);

        assertThat(requests.getFirst()).contains("\"gracePeriodSeconds\":0", "\"uid\":\"one\"");
    }

    @Test
    void anObjectThatIsGoneOrReplacedNeedsNoDeletion() {
        answer = 404;
        assertThat(api.delete(POD)).isFalse();
        answer = 409;
        assertThat(api.delete(POD)).isFalse();
    }

    @Test
    void anotherAnswerIsAFailure() {
        answer = 403;
        assertThatThrownBy(() -> api.delete(POD)).isInstanceOf(Failure.class).hasMessageContaining("kafka-kraft-0");
    }
}
