package ai.voicecore.gregor.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The only class that sends HTTP requests. Every request has a timeout and a maximum response size. {@code java.net.http}
 * is not used: loading it takes 0.1 s, and its selector delays the end of the JVM by another 0.3 s.
 */
public final class Http {
    private static final int FIRST_ERROR = 400;

    private final Bounds bounds;
    private final Map<String, String> headers;

    private Http(Bounds bounds, Map<String, String> headers) {
        this.bounds = bounds;
        this.headers = Map.copyOf(headers);
    }

    /** A client that sends these headers with every request. */
    public static Http over(Transport transport, Bounds bounds, Map<String, String> headers) {
        return switch (transport) {
            case PLAIN -> new Http(bounds, headers);
        };
    }

    /** Limits of a request: the timeouts of connecting and of reading, and the most bytes of the response's body. */
    public record Bounds(Duration connect, Duration answer, int bytes) {}

    /** The response; its body is empty if it has none. */
    public record Answer(int status, String body, Function<String, @Nullable String> field) {
        public Optional<String> header(String name) {
            return Optional.ofNullable(field.apply(name));
        }
    }

    /**
     * Sends one request and returns the response, whatever its status.
     *
     * @param body empty for none
     * @throws IOException on timeout or if the connection fails
     */
    public Answer send(String method, String url, byte[] body) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url).toURL().openConnection();
        connection.setRequestMethod(method);
        connection.setConnectTimeout((int) bounds.connect().toMillis());
        connection.setReadTimeout((int) bounds.answer().toMillis());
        headers.forEach(connection::setRequestProperty);
        if (body.length > 0) {
            write(connection, body);
        }
        return new Answer(connection.getResponseCode(), read(connection), connection::getHeaderField);
    }

    private static void write(HttpURLConnection connection, byte[] body) throws IOException {
        connection.setDoOutput(true);
        // With a fixed-length body the JDK does not repeat the request when a connection breaks.
        connection.setFixedLengthStreamingMode(body.length);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body);
        }
    }

    private String read(HttpURLConnection connection) throws IOException {
        InputStream error = connection.getErrorStream();
        try (InputStream in = error != null
                ? error
                : connection.getResponseCode() < FIRST_ERROR
                        ? connection.getInputStream()
                        : InputStream.nullInputStream()) {
            return new String(in.readNBytes(bounds.bytes()), StandardCharsets.UTF_8);
        }
    }
}
