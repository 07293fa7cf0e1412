package ai.voicecore.gregor.admin.connect;

import static ai.voicecore.gregor.admin.rest.RestClient.required;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.admin.ConnectCluster;
import ai.voicecore.gregor.admin.rest.RestClient;
import ai.voicecore.gregor.admin.rest.RestClient.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Kafka Connect's REST (Kafka documentation, "Kafka Connect REST API"), through any worker. */
public final class HttpConnectCluster implements ConnectCluster {
    private static final int NOT_FOUND = 404;
    /** The workers are rebalancing and take no changes just now. */
    private static final int CONFLICT = 409;

    private static final Duration REBALANCE = Duration.ofSeconds(30);

    private final RestClient rest = new RestClient("application/json");
    private final String url;

    public HttpConnectCluster(String url) {
        this.url = url;
    }

    @Override
    public String kafkaClusterId() {
        return required("Connect does not say whose it is", rest.get(url + "/"))
                .body()
                .path("kafka_cluster_id")
                .asString("");
    }

    @Override
    public List<String> plugins() {
        Answer answer = required("Connect does not list its plug-ins", rest.get(url + "/connector-plugins"));
        return StreamSupport.stream(answer.body().spliterator(), false)
                .map(plugin -> plugin.path("class").asString(""))
                .toList();
    }

    @Override
    public void create(String connector, Map<String, String> config) {
        required(
                "Connect does not create connector " + connector,
                afterRebalance(() -> rest.put(url + "/connectors/" + connector + "/config", config)));
    }

    @Override
    public ConnectorStatus status(String connector) {
        Answer answer = rest.get(url + "/connectors/" + connector + "/status");
        if (answer.status() == NOT_FOUND) {
            return new ConnectorStatus("unknown", List.of(), "");
        }
        JsonNode body = required("Connect does not tell the status of " + connector, answer)
                .body();
        List<String> tasks = new ArrayList<>();
        StringBuilder trace =
                new StringBuilder(body.path("connector").path("trace").asString(""));
        for (JsonNode task : body.path("tasks")) {
            tasks.add(state(task));
            trace.append(task.path("trace").asString(""));
        }
        return new ConnectorStatus(state(body.path("connector")), List.copyOf(tasks), trace.toString());
    }

    private static String state(JsonNode node) {
        return node.path("state").asString("unknown").toLowerCase(Locale.ROOT);
    }

    @Override
    public void deleteOwnConnector(String connector) {
        Answer answer = afterRebalance(() -> rest.delete(url + "/connectors/" + connector));
        if (answer.status() != NOT_FOUND) {
            required("Connect does not delete connector " + connector, answer);
        }
    }

    private static Answer afterRebalance(Supplier<Answer> request) {
        long deadline = System.nanoTime() + REBALANCE.toNanos();
        Answer answer = request.get();
        while (answer.status() == CONFLICT) {
            if (System.nanoTime() > deadline) {
                throw AdminFailure.refused("Connect has been rebalancing for " + REBALANCE.toSeconds() + " s", null);
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            answer = request.get();
        }
        return answer;
    }
}
