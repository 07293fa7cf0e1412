package ai.voicecore.gregor.admin.rest;

import ai.voicecore.gregor.admin.AdminFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends JSON and gets JSON, with a bound on the time it takes. */
public final class RestClient {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(15);

    private final HttpClient http;
    private final JsonMapper mapper = JsonMapper.shared();
    private final String contentType;

    public RestClient(String contentType) {
        this.contentType = contentType;
        this.http = HttpClient.newBuilder().connectTimeout(CONNECT).build();
    }

    /**
     * What came back.
     *
     * @param body a missing node if there was none
     */
    public record Answer(int status, JsonNode body) {
        public boolean isSuccess() {
            return status / 100 == 2;
        }

        /** What the service says went wrong. */
        public String message() {
            return "HTTP " + status + " " + body.path("message").asString(body.toString());
        }
    }

    public Answer get(String url) {
        return send("GET", url, BodyPublishers.noBody());
    }

    public Answer delete(String url) {
        return send("DELETE", url, BodyPublishers.noBody());
    }

    public Answer put(String url, Object body) {
        return send("PUT", url, BodyPublishers.ofString(mapper.writeValueAsString(body)));
    }

    public Answer post(String url, Object body) {
        return send("POST", url, BodyPublishers.ofString(mapper.writeValueAsString(body)));
    }

    private Answer send(String method, String url, BodyPublisher body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .method(method, body)
                .timeout(ANSWER)
                .header("Content-Type", contentType)
                .header("Accept", contentType + ", application/json")
                .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode(), parse(response.body()));
        } catch (IOException e) {
            throw AdminFailure.unreachable(url + " does not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AdminFailure.unreachable("interrupted while asking " + url, e);
        }
    }

    /** Errors may come as plain text. */
    private JsonNode parse(String body) {
        try {
            return mapper.readTree(body);
        } catch (JacksonException e) {
            return mapper.getNodeFactory().stringNode(body);
        }
    }

    /** The answer if it is a success; throws {@link AdminFailure} with what was tried and what came back. */
    public static Answer required(String what, Answer answer) {
        if (!answer.isSuccess()) {
            throw AdminFailure.refused(what + ": " + answer.message(), null);
        }
        return answer;
    }
}
