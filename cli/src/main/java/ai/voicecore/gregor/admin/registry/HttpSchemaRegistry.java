package ai.voicecore.gregor.admin.registry;

import static ai.voicecore.gregor.admin.rest.RestClient.required;

import ai.voicecore.gregor.access.Access;
import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.admin.Registration;
import ai.voicecore.gregor.admin.SchemaRegistry;
import ai.voicecore.gregor.admin.rest.RestClient;
import ai.voicecore.gregor.admin.rest.RestClient.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** A registry with Confluent's API: Apicurio below {@code /apis/ccompat/v7}, or Confluent's own. */
public final class HttpSchemaRegistry implements SchemaRegistry {
    private static final int CONFLICT = 409;
    private static final int NOT_FOUND = 404;

    private final RestClient rest;
    private final String url;

    /**
     * Creates a client; sends no request yet.
     *
     * @param url base URL of the API; for Apicurio it ends with {@code /apis/ccompat/v7}
     */
    public HttpSchemaRegistry(Access access, String url) {
        this.rest = new RestClient(access, "application/vnd.schemaregistry.v1+json");
        this.url = url.replaceAll("/+$", "");
    }

    @Override
    public Optional<String> compatibility() {
        Answer answer = rest.get(url + "/config");
        if (answer.status() == NOT_FOUND) {
            return Optional.empty();
        }
        return Optional.of(required("the registry does not return its compatibility", answer)
                .body()
                .path("compatibilityLevel")
                .asString("NONE"));
    }

    @Override
    public void setCompatibility(String rule) {
        required(
                "the registry does not accept compatibility " + rule,
                rest.put(url + "/config", Map.of("compatibility", rule)));
    }

    @Override
    public Registration register(String subject, String avroSchema) {
        Answer answer = rest.post(
                url + "/subjects/" + encoded(subject) + "/versions",
                Map.of("schema", avroSchema, "schemaType", "AVRO"));
        if (answer.status() == CONFLICT) {
            return new Registration.Incompatible(answer.message());
        }
        JsonNode id = required("the registry does not register subject " + subject, answer)
                .body()
                .path("id");
        if (!id.isInt()) {
            throw AdminFailure.refused(url + " gives no id for a schema. Is it a registry's address?");
        }
        return new Registration.Accepted(id.asInt());
    }

    @Override
    public String schemaById(int id) {
        return required("the registry does not return schema " + id, rest.get(url + "/schemas/ids/" + id))
                .body()
                .path("schema")
                .asString("");
    }

    @Override
    public String latestSchema(String subject) {
        Answer answer = rest.get(url + "/subjects/" + encoded(subject) + "/versions/latest");
        return answer.status() == NOT_FOUND
                ? ""
                : required("the registry does not return the schema of " + subject, answer)
                        .body()
                        .path("schema")
                        .asString("");
    }

    @Override
    public List<String> subjects() {
        Answer answer = required("the registry does not list its subjects", rest.get(url + "/subjects"));
        return StreamSupport.stream(answer.body().spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    @Override
    public void deleteOwnSubject(String subject) {
        Answer soft = rest.delete(url + "/subjects/" + encoded(subject));
        if (soft.status() != NOT_FOUND) {
            required("the registry does not delete subject " + subject, soft);
            // Without a permanent deletion the subject stays as soft-deleted; a registry without that distinction
            // answers
            // 404.
            Answer hard = rest.delete(url + "/subjects/" + encoded(subject) + "?permanent=true");
            if (hard.status() != NOT_FOUND) {
                required("the registry does not permanently delete subject " + subject, hard);
            }
        }
    }

    private static String encoded(String subject) {
        return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
