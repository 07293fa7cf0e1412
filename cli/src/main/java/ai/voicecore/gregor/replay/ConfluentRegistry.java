package ai.voicecore.gregor.replay;

import ai.voicecore.gregor.replay.ReplayException.Reason;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A registry that speaks Confluent's REST API: Confluent's own, or Apicurio below {@code /apis/ccompat/v7}.
 *
 * @see <a href="https://docs.confluent.io/platform/current/schema-registry/develop/api.html">Schema Registry API</a>
 */
final class ConfluentRegistry implements SchemaRegistry, AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(20);
    private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
    private final JsonMapper json = JsonMapper.shared();
    private final Map<Integer, Schema> known = new HashMap<>();
    private final String base;

    /** @param base where the API begins, such as {@code http://127.0.0.1:8081/apis/ccompat/v7} */
    ConfluentRegistry(URI base) {
        this.base = base.toString().replaceAll("/+$", "");
    }

    @Override
    public int register(String subject, Schema schema) {
        String body = json.writeValueAsString(Map.of("schemaType", "AVRO", "schema", schema.toString()));
        HttpResponse<String> response = send(request("/subjects/" + encoded(subject) + "/versions")
                .header("Content-Type", MEDIA_TYPE)
                .POST(BodyPublishers.ofString(body))
                .build());
        return switch (response.statusCode()) {
            case 200 -> parsed(response).path("id").asInt();
            case 409 -> throw refused(subject, "is not compatible with the registered version", response);
            case 422 -> throw refused(subject, "is refused", response);
            default -> throw unexpected("cannot register the schema of subject " + subject, response);
        };
    }

    @Override
    public Schema byId(int id) {
        return known.computeIfAbsent(id, this::fetch);
    }

    private Schema fetch(int id) {
        HttpResponse<String> response = send(request("/schemas/ids/" + id).GET().build());
        if (response.statusCode() != 200) {
            throw unexpected("cannot fetch schema id " + id, response);
        }
        String text = parsed(response).path("schema").asString("");
        try {
            return new Schema.Parser().parse(text);
        } catch (AvroRuntimeException e) {
            throw new ReplayException(
                    Reason.FAILED, "The registry's schema id " + id + " is not Avro: " + e.getMessage(), e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(REQUEST_TIMEOUT)
                .header("Accept", MEDIA_TYPE + ", application/json");
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new ReplayException(
                    Reason.UNREACHABLE,
                    "No answer from the schema registry at " + base + " (" + e
                            + "). See that it runs and that the address is right.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReplayException(Reason.FAILED, "Interrupted while asking the schema registry", e);
        }
    }

    private JsonNode parsed(HttpResponse<String> response) {
        try {
            return json.readTree(response.body());
        } catch (JacksonException e) {
            throw new ReplayException(
                    Reason.FAILED,
                    response.uri() + " answered something that is not JSON. Is it a registry's address?",
                    e);
        }
    }

    private ReplayException refused(String subject, String what, HttpResponse<String> response) {
        return new ReplayException(
                Reason.SCHEMA_REFUSED,
                "The schema of subject " + subject + " " + what + ": " + message(response)
                        + ". Change the schema so that it can read the old events, for example with a default"
                        + " for each new field.");
    }

    private ReplayException unexpected(String what, HttpResponse<String> response) {
        return new ReplayException(
                Reason.FAILED,
                "The registry at " + base + " " + what + ": HTTP " + response.statusCode() + ", " + message(response));
    }

    /** The API answers errors as {@code {"error_code": 409, "message": "..."}}. */
    private String message(HttpResponse<String> response) {
        try {
            return json.readTree(response.body()).path("message").asString(response.body());
        } catch (JacksonException e) {
            return response.body();
        }
    }

    private static String encoded(String subject) {
        return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public void close() {
        http.close();
    }
}
