package ai.voicecore.gregor.admin.rest;

import ai.voicecore.gregor.access.Access;
import ai.voicecore.gregor.access.Http;
import ai.voicecore.gregor.admin.AdminFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends and receives JSON. Methods throw {@link AdminFailure} if the service does not answer. */
final class RestClient {
    private static final Http.Bounds BOUNDS =
            new Http.Bounds(Duration.ofSeconds(3), Duration.ofSeconds(15), Integer.MAX_VALUE);
    private static final byte[] EMPTY_BODY = {};
    private static final int NOT_FOUND = 404;

    private final JsonMapper mapper = JsonMapper.shared();
    private final Http http;

    /** @param contentType of requests; responses may also be plain JSON */
    RestClient(Access access, String contentType) {
        this.http = Http.over(
                access.rest(),
                BOUNDS,
                Map.of("Content-Type", contentType, "Accept", contentType + ", application/json"));
    }

    /** @param body a missing node if there is none */
    record Answer(int status, JsonNode body) {
        boolean isSuccess() {
            return status / 100 == 2;
        }

        /** The body if the request succeeded; otherwise throws {@link AdminFailure} with the request and the response. */
        JsonNode required(String what) {
            if (!isSuccess()) {
                throw AdminFailure.refused(what + ": " + message());
            }
            return body;
        }

        /** The same for an object that need not exist: empty if it does not. */
        Optional<JsonNode> found(String what) {
            return status == NOT_FOUND ? Optional.empty() : Optional.of(required(what));
        }

        String message() {
            return "HTTP " + status + " " + body.path("message").asString(body.toString());
        }
    }

    Answer get(String url) {
        return send("GET", url, EMPTY_BODY);
    }

    Answer delete(String url) {
        return send("DELETE", url, EMPTY_BODY);
    }

    Answer put(String url, Object body) {
        return send("PUT", url, mapper.writeValueAsBytes(body));
    }

    Answer post(String url, Object body) {
        return send("POST", url, mapper.writeValueAsBytes(body));
    }

    private Answer send(String method, String url, byte[] body) {
        try {
            Http.Answer answer = http.send(method, url, body);
            return new Answer(answer.status(), parse(answer.body()));
        } catch (IOException e) {
            throw AdminFailure.unreachable(url + " does not answer: " + e, e);
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
}
