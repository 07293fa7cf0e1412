package ai.voicecore.gregor.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A schema registry with two requests, on a free port of the loopback; every subject has compatibility BACKWARD. */
public final class FakeRegistry implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpServer server;
    private final List<Schema> schemas = new CopyOnWriteArrayList<>();
    private final Map<String, Schema> newest = new ConcurrentHashMap<>();

    public FakeRegistry() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/api/subjects/", this::register);
        server.createContext("/api/schemas/ids/", this::byId);
        server.createContext("/page/", exchange -> answer(exchange, 200, "<html>not a registry</html>"));
        server.createContext("/broken/", exchange -> answer(exchange, 503, "starting"));
        server.start();
    }

    /** The address of {@code path}, such as {@code /api}. */
    public URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** Subject → its newest schema. */
    public Map<String, Schema> subjects() {
        return Map.copyOf(newest);
    }

    private void register(HttpExchange exchange) throws IOException {
        String subject = last(exchange, 2);
        JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
        Schema schema = new Schema.Parser().parse(body.path("schema").stringValue());
        Schema old = newest.getOrDefault(subject, schema);
        var verdict = SchemaCompatibility.checkReaderWriterCompatibility(schema, old);
        if (verdict.getType() != SchemaCompatibilityType.COMPATIBLE) {
            String reason = String.valueOf(
                    verdict.getResult().getIncompatibilities().getFirst().getType());
            answer(exchange, 409, JSON.writeValueAsString(Map.of("error_code", 409, "message", reason)));
            return;
        }
        newest.put(subject, schema);
        if (!schemas.contains(schema)) {
            schemas.add(schema);
        }
        answer(exchange, 200, JSON.writeValueAsString(Map.of("id", schemas.indexOf(schema) + 1)));
    }

    private void byId(HttpExchange exchange) throws IOException {
        int id = Integer.parseInt(last(exchange, 1));
        if (id > schemas.size()) {
            answer(exchange, 404, "{\"error_code\":40403,\"message\":\"Schema not found\"}");
        } else {
            Map<String, String> body = Map.of("schema", schemas.get(id - 1).toString());
            answer(exchange, 200, JSON.writeValueAsString(body));
        }
    }

    private static String last(HttpExchange exchange, int fromEnd) {
        String[] parts = exchange.getRequestURI().getPath().split("/", -1);
        return parts[parts.length - fromEnd];
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
