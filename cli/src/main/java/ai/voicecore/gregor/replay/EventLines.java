package ai.voicecore.gregor.replay;

import java.io.Serial;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.Schema;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Parses a line of {@code events.jsonl}. Strict: unknown and repeated keys are errors. */
record EventLines(Map<String, Schema> schemas) {
    private static final Set<String> KEYS = Set.of("topic", "key", "value");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** Throws {@link BadLineException} saying what is wrong with the line. */
    ReplayEvent parse(int line, String text) {
        JsonNode event = tree(text);
        if (!event.isObject()) {
            throw new BadLineException("expected an object with topic, key and value");
        }
        for (String name : event.propertyNames()) {
            if (!KEYS.contains(name)) {
                throw new BadLineException("unknown key \"" + name + "\"; known are topic, key and value");
            }
        }
        String topic = text(event, "topic");
        Schema schema = schemas.get(topic);
        if (schema == null) {
            throw new BadLineException(
                    "no schema for topic \"" + topic + "\"; there are schemas for " + new TreeSet<>(schemas.keySet()));
        }
        return new ReplayEvent(line, topic, text(event, "key"), PlainJson.toRecord(schema, event.path("value")));
    }

    private JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            throw new BadLineException("not JSON: " + e.getOriginalMessage());
        }
    }

    private static String text(JsonNode event, String name) {
        JsonNode node = event.path(name);
        if (!node.isString() || node.stringValue().isEmpty()) {
            throw new BadLineException("\"" + name + "\" must be a string that is not empty");
        }
        return node.stringValue();
    }

    /** A line that is not a valid event; where a value does not fit its schema, the message starts with the field's path. */
    static final class BadLineException extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1;

        BadLineException(String message) {
            super(message);
        }
    }
}
