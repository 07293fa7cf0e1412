package ai.voicecore.gregor.admin.connect;

import static ai.voicecore.gregor.admin.rest.RestClient.required;

import ai.voicecore.gregor.access.Access;
import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.admin.ConnectCluster;
import ai.voicecore.gregor.admin.rest.RestClient;
import ai.voicecore.gregor.admin.rest.RestClient.Answer;
import ai.voicecore.gregor.concurrent.Await;
import ai.voicecore.gregor.concurrent.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Kafka Connect's REST (Kafka documentation, "Kafka Connect REST API"), through any worker. */
public final class HttpConnectCluster implements ConnectCluster {
    private static final int NOT_FOUND = 404;
    /** The workers are rebalancing and do not accept changes now. */
    private static final int CONFLICT = 409;

    private static final Duration REBALANCE_TIMEOUT = Duration.ofSeconds(30);

    private static final Duration INTERVAL = Duration.ofMillis(100);

    private final RestClient rest;
    private final String url;
    private final Time time;

    /**
     * Creates a client; sends no request yet.
     *
     * @param url of any worker
     * @param time the clock for waiting
     */
    public HttpConnectCluster(Access access, String url, Time time) {
        this.rest = new RestClient(access, "application/json");
        this.url = url;
        this.time = time;
    }

    @Override
    public String kafkaClusterId() {
        return required("Connect does not return its cluster id", rest.get(url + "/"))
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
                afterRebalance(time, () -> rest.put(url + "/connectors/" + connector + "/config", config)));
    }

    @Override
    public ConnectorStatus status(String connector) {
        Answer answer = rest.get(url + "/connectors/" + connector + "/status");
        if (answer.status() == NOT_FOUND) {
            return new ConnectorStatus("unknown", List.of(), "");
        }
        JsonNode body = required("Connect does not return the status of " + connector, answer)
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
        // Temporary objects are deleted even after the command was told to stop.
        Answer answer = afterRebalance(Time.REAL, () -> rest.delete(url + "/connectors/" + connector));
        if (answer.status() != NOT_FOUND) {
            required("Connect does not delete connector " + connector, answer);
        }
    }

    private static Answer afterRebalance(Time by, Supplier<Answer> request) {
        return new Await(REBALANCE_TIMEOUT, INTERVAL, by)
                .answer(last -> Optional.of(request.get()).filter(answer -> answer.status() != CONFLICT))
                .orElseThrow(() -> AdminFailure.refused(
                        "Connect has been rebalancing for " + REBALANCE_TIMEOUT.toSeconds() + " s"));
    }
}
