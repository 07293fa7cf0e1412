package ai.voicecore.gregor.admin.rest;

import ai.voicecore.gregor.access.Access;
import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.admin.SchemaRegistry;
import ai.voicecore.gregor.admin.SchemaRegistry.Registration;
import ai.voicecore.gregor.admin.rest.RestClient.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A registry with Confluent's API: Apicurio below {@code /apis/ccompat/v7}, or Confluent's own. */
public final class HttpSchemaRegistry implements SchemaRegistry {
    private static final int CONFLICT = 409;

    private final RestClient rest;
    private final String url;

    public HttpSchemaRegistry(Access access, String url) {
        this.rest = new RestClient(access, "application/vnd.schemaregistry.v1+json");
        this.url = url.replaceAll("/+$", "");
    }

    @Override
    public Optional<String> compatibility() {
        return rest.get(url + "/config")
                .found("the registry does not return its compatibility")
                .map(body -> body.path("compatibilityLevel").asString("NONE"));
    }

    @Override
    public void setCompatibility(String rule) {
        rest.put(url + "/config", Map.of("compatibility", rule))
                .required("the registry does not accept compatibility " + rule);
    }

    @Override
    public Registration register(String subject, String avroSchema) {
        Answer answer = rest.post(
                url + "/subjects/" + encoded(subject) + "/versions",
                Map.of("schema", avroSchema, "schemaType", "AVRO"));
        if (answer.status() == CONFLICT) {
            return new Registration.Incompatible(answer.message());
        }
        JsonNode id = answer.required("the registry does not register subject " + subject)
                .path("id");
        if (!id.isInt()) {
            throw AdminFailure.refused(url + " gives no id for a schema. Is it a registry's address?");
        }
        return new Registration.Accepted(id.asInt());
    }

    @Override
    public String schemaById(int id) {
        return rest.get(url + "/schemas/ids/" + id)
                .required("the registry does not return schema " + id)
                .path("schema")
                .asString("");
    }

    @Override
    public boolean hasSchema(String subject, String avroSchema) {
        return rest.post(url + "/subjects/" + encoded(subject) + "?deleted=true", Map.of("schema", avroSchema))
                .found("the registry does not look up a schema of " + subject)
                .isPresent();
    }

    @Override
    public List<String> subjects() {
        return rest.get(url + "/subjects?deleted=true")
                .required("the registry does not list its subjects")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    /**
     * A subject is first soft-deleted, then permanently. A killed command may have sent only the first request; then the answer to it is
     * 404 now. A registry without this distinction answers 404 to the second one.
     */
    @Override
    public void deleteOwnSubject(String subject) {
        String path = url + "/subjects/" + encoded(subject);
        rest.delete(path).found("the registry does not delete subject " + subject);
        rest.delete(path + "?permanent=true").found("the registry does not permanently delete subject " + subject);
    }

    private static String encoded(String subject) {
        return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
