package ai.voicecore.gregor.replay;

import ai.voicecore.gregor.replay.EventLines.BadLineException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Converts plain JSON to Avro values.
 *
 * <p>It differs from Avro's own JSON encoding in three ways: a union's value has no branch name and uses the first branch
 * that fits; bytes are base64 text; a field with a default may be left out. Timestamps are numbers, milliseconds since
 * 1970. Unknown fields are errors, because they are mostly misspelt.
 */
final class PlainJson {
    private PlainJson() {}

    /** Throws {@link BadLineException} naming the field that does not fit. */
    static GenericRecord toRecord(Schema schema, JsonNode json) {
        return record(schema, json, "value");
    }

    private static @Nullable Object convert(Schema schema, JsonNode json, String path) {
        return switch (schema.getType()) {
            case RECORD -> record(schema, json, path);
            case ENUM -> symbol(schema, json, path);
            case ARRAY -> array(schema, json, path);
            case MAP -> map(schema, json, path);
            case UNION -> union(schema, json, path);
            case FIXED -> fixed(schema, json, path);
            case STRING -> fits(json.isString(), schema, json, path).stringValue();
            case BYTES -> ByteBuffer.wrap(base64(schema, json, path));
            case INT ->
                fits(json.isIntegralNumber() && json.canConvertToInt(), schema, json, path)
                        .intValue();
            case LONG ->
                fits(json.isIntegralNumber() && json.canConvertToLong(), schema, json, path)
                        .longValue();
            case FLOAT -> (float) fits(json.isNumber(), schema, json, path).doubleValue();
            case DOUBLE -> fits(json.isNumber(), schema, json, path).doubleValue();
            case BOOLEAN -> fits(json.isBoolean(), schema, json, path).booleanValue();
            case NULL -> {
                fits(json.isNull(), schema, json, path);
                yield null;
            }
        };
    }

    private static GenericRecord record(Schema schema, JsonNode json, String path) {
        fits(json.isObject(), schema, json, path);
        for (String name : json.propertyNames()) {
            if (schema.getField(name) == null) {
                throw new BadLineException(path + "." + name + ": " + schema.getName() + " has no such field");
            }
        }
        GenericRecord record = new GenericData.Record(schema);
        for (Schema.Field field : schema.getFields()) {
            record.put(field.pos(), field(field, json, path + "." + field.name()));
        }
        return record;
    }

    private static @Nullable Object field(Schema.Field field, JsonNode json, String path) {
        JsonNode value = json.get(field.name());
        if (value != null) {
            return convert(field.schema(), value, path);
        }
        if (!field.hasDefaultValue()) {
            throw new BadLineException(path + ": is missing and has no default");
        }
        return GenericData.get().getDefaultValue(field);
    }

    private static Object symbol(Schema schema, JsonNode json, String path) {
        boolean known = json.isString() && schema.hasEnumSymbol(json.stringValue());
        if (!known) {
            throw new BadLineException(path + ": expected one of " + schema.getEnumSymbols() + ", found " + json);
        }
        return new GenericData.EnumSymbol(schema, json.stringValue());
    }

    private static Object array(Schema schema, JsonNode json, String path) {
        fits(json.isArray(), schema, json, path);
        List<@Nullable Object> items = new ArrayList<>(json.size());
        for (int i = 0; i < json.size(); i++) {
            items.add(convert(schema.getElementType(), json.path(i), path + "[" + i + "]"));
        }
        return new GenericData.Array<>(schema, items);
    }

    private static Object map(Schema schema, JsonNode json, String path) {
        fits(json.isObject(), schema, json, path);
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        json.forEachEntry((name, value) -> entries.put(name, convert(schema.getValueType(), value, path + "." + name)));
        return entries;
    }

    private static @Nullable Object union(Schema schema, JsonNode json, String path) {
        List<String> reasons = new ArrayList<>();
        for (Schema branch : schema.getTypes()) {
            try {
                return convert(branch, json, path);
            } catch (BadLineException e) {
                // "expected null" does not help if the value has the wrong type.
                if (branch.getType() != Schema.Type.NULL) {
                    reasons.add(e.getMessage());
                }
            }
        }
        throw new BadLineException(String.join("; or ", reasons));
    }

    private static Object fixed(Schema schema, JsonNode json, String path) {
        byte[] bytes = base64(schema, json, path);
        if (bytes.length != schema.getFixedSize()) {
            throw new BadLineException(path + ": expected " + schema.getFixedSize() + " bytes, found " + bytes.length);
        }
        return new GenericData.Fixed(schema, bytes);
    }

    private static byte[] base64(Schema schema, JsonNode json, String path) {
        try {
            return Base64.getDecoder()
                    .decode(fits(json.isString(), schema, json, path).stringValue());
        } catch (IllegalArgumentException e) {
            throw new BadLineException(path + ": not base64: " + e.getMessage());
        }
    }

    private static JsonNode fits(boolean fits, Schema schema, JsonNode json, String path) {
        if (!fits) {
            String found = json.isMissingNode() ? "nothing" : json.toString();
            throw new BadLineException(path + ": expected " + schema.getType().getName() + ", found " + found);
        }
        return json;
    }
}
