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
 * Sends HTTP requests, within bounds; the only class that does. Not by {@code java.net.http}: its classes cost a tenth of a
 * second, and its selector, blocked in native code, another third when the JVM ends.
 */
public final class Http {
    private static final int FIRST_ERROR = 400;

    private final Bounds bounds;
    private final Map<String, String> headers;

    private Http(Bounds bounds, Map<String, String> headers) {
        this.bounds = bounds;
        this.headers = Map.copyOf(headers);
    }

    /**
     * A client.
     *
     * @param headers of every request
     */
    public static Http over(Transport transport, Bounds bounds, Map<String, String> headers) {
        return switch (transport) {
            case PLAIN -> new Http(bounds, headers);
        };
    }

    /**
     * What an answer may take.
     *
     * @param connect time until the connection is there
     * @param answer time until the next part of the answer is there
     * @param bytes of its body that are read
     */
    public record Bounds(Duration connect, Duration answer, int bytes) {}

    /**
     * What came back.
     *
     * @param body empty if there was none
     * @param field name of a header → its value
     */
    public record Answer(int status, String body, Function<String, @Nullable String> field) {
        public boolean isSuccess() {
            return status / 100 == 2;
        }

        public Optional<String> header(String name) {
            return Optional.ofNullable(field.apply(name));
        }
    }

    /**
     * Sends one request and waits for its answer, whatever its status.
     *
     * @param body empty for none
     * @throws IOException if there is no answer within the bounds
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
        // A body of fixed length is never sent a second time by the JDK itself, as another one is when a connection
        // breaks.
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
