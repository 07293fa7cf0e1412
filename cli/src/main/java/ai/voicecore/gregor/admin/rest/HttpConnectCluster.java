package ai.voicecore.gregor.admin.rest;

import ai.voicecore.gregor.access.Access;
import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.admin.ConnectCluster;
import ai.voicecore.gregor.admin.rest.RestClient.Answer;
import ai.voicecore.gregor.concurrent.Await;
import ai.voicecore.gregor.concurrent.Time;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Kafka Connect's REST (Kafka documentation, "Kafka Connect REST API"), through any worker. */
public final class HttpConnectCluster implements ConnectCluster {
    /** The workers are rebalancing and do not accept changes now. */
    private static final int CONFLICT = 409;

    private static final Duration REBALANCE_TIMEOUT = Duration.ofSeconds(30);

    private static final Duration INTERVAL = Duration.ofMillis(100);

    private final RestClient rest;
    private final String url;
    private final Time time;

    public HttpConnectCluster(Access access, String url, Time time) {
        this.rest = new RestClient(access, "application/json");
        this.url = url;
        this.time = time;
    }

    @Override
    public String kafkaClusterId() {
        return rest.get(url + "/")
                .required("Connect does not return its cluster id")
                .path("kafka_cluster_id")
                .asString("");
    }

    @Override
    public List<String> plugins() {
        return rest.get(url + "/connector-plugins")
                .required("Connect does not list its plug-ins")
                .valueStream()
                .map(plugin -> plugin.path("class").asString(""))
                .toList();
    }

    @Override
    public void create(String connector, Map<String, String> config) {
        afterRebalance(time, () -> rest.put(url + "/connectors/" + connector + "/config", config))
                .required("Connect does not create connector " + connector);
    }

    @Override
    public ConnectorStatus status(String connector) {
        return rest.get(url + "/connectors/" + connector + "/status")
                .found("Connect does not return the status of " + connector)
                .map(HttpConnectCluster::status)
                .orElse(new ConnectorStatus("unknown", List.of(), ""));
    }

    private static ConnectorStatus status(JsonNode body) {
        JsonNode connector = body.path("connector");
        JsonNode tasks = body.path("tasks");
        return new ConnectorStatus(
                state(connector),
                tasks.valueStream().map(HttpConnectCluster::state).toList(),
                Stream.concat(Stream.of(connector), tasks.valueStream())
                        .map(node -> node.path("trace").asString(""))
                        .collect(Collectors.joining()));
    }

    private static String state(JsonNode node) {
        return node.path("state").asString("unknown").toLowerCase(Locale.ROOT);
    }

    @Override
    public void deleteOwnConnector(String connector) {
        // Temporary objects are deleted even after the command was told to stop.
        afterRebalance(Time.REAL, () -> rest.delete(url + "/connectors/" + connector))
                .found("Connect does not delete connector " + connector);
    }

    private static Answer afterRebalance(Time by, Supplier<Answer> request) {
        return new Await(REBALANCE_TIMEOUT, INTERVAL, by)
                .answer(last -> Optional.of(request.get()).filter(answer -> answer.status() != CONFLICT))
                .orElseThrow(() -> AdminFailure.refused(
                        "Connect has been rebalancing for " + REBALANCE_TIMEOUT.toSeconds() + " s"));
    }
}
