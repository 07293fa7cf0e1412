package ai.voicecore.gregor.admin.rest;

import ai.voicecore.gregor.admin.AdminFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends JSON and gets JSON, with a bound on the time it takes. Not by {@code java.net.http}: its classes cost a tenth of a
 * second, and its selector, blocked in native code, another third when the JVM ends.
 */
public final class RestClient {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(15);
    private static final int FIRST_ERROR = 400;
    private static final byte[] NOTHING = {};

    private final JsonMapper mapper = JsonMapper.shared();
    private final String contentType;

    public RestClient(String contentType) {
        this.contentType = contentType;
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
        return send("GET", url, NOTHING);
    }

    public Answer delete(String url) {
        return send("DELETE", url, NOTHING);
    }

    public Answer put(String url, Object body) {
        return send("PUT", url, mapper.writeValueAsBytes(body));
    }

    public Answer post(String url, Object body) {
        return send("POST", url, mapper.writeValueAsBytes(body));
    }

    private Answer send(String method, String url, byte[] body) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setRequestMethod(method);
            connection.setConnectTimeout((int) CONNECT.toMillis());
            connection.setReadTimeout((int) ANSWER.toMillis());
            connection.setRequestProperty("Content-Type", contentType);
            connection.setRequestProperty("Accept", contentType + ", application/json");
            if (body.length > 0) {
                write(connection, body);
            }
            int status = connection.getResponseCode();
            return new Answer(status, parse(read(connection)));
        } catch (IOException e) {
            throw AdminFailure.unreachable(url + " does not answer: " + e, e);
        }
    }

    private static void write(HttpURLConnection connection, byte[] body) throws IOException {
        connection.setDoOutput(true);
        // A body of fixed length is never sent a second time by the JDK itself, as another one is when a connection
        // breaks.
        connection.setFixedLengthStreamingMode(body.length);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body);
        }
    }

    private static String read(HttpURLConnection connection) throws IOException {
        InputStream error = connection.getErrorStream();
        try (InputStream in = error != null
                ? error
                : connection.getResponseCode() < FIRST_ERROR
                        ? connection.getInputStream()
                        : InputStream.nullInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
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
