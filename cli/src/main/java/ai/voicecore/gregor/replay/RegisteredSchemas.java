package ai.voicecore.gregor.replay;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.admin.SchemaRegistry;
import ai.voicecore.gregor.admin.SchemaRegistry.Registration;
import ai.voicecore.gregor.failure.Failure;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/** Avro schemas in a registry; each is read once. Methods throw {@link Failure} with the registry's reason. */
final class RegisteredSchemas {
    private final SchemaRegistry registry;
    private final Map<Integer, Schema> known = new HashMap<>();

    RegisteredSchemas(SchemaRegistry registry) {
        this.registry = registry;
    }

    /** Registers the schema as the subject's newest version, or finds the existing one; returns its id. */
    int register(String subject, Schema schema) {
        Registration registration = ask(() -> registry.register(subject, schema.toString()));
        return switch (registration) {
            case Registration.Accepted accepted -> accepted.id();
            case Registration.Incompatible incompatible ->
                throw Failure.refused(
                        "The schema of subject " + subject + " is not compatible with the registered version: "
                                + incompatible.reason()
                                + ". Change the schema so that it can read the old events, for example with a default"
                                + " for each new field.",
                        "");
        };
    }

    Schema byId(int id) {
        return known.computeIfAbsent(id, this::fetch);
    }

    private Schema fetch(int id) {
        String text = ask(() -> registry.schemaById(id));
        try {
            return new Schema.Parser().parse(text);
        } catch (AvroRuntimeException e) {
            throw new Failure("The registry's schema id " + id + " is not Avro: " + e.getMessage(), "", e);
        }
    }

    private static <T> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (AdminFailure e) {
            String sentence = "Schema registry: " + e.getMessage();
            throw e.isUnreachable() ? Failure.unreachable(sentence, "") : new Failure(sentence, "", e);
        }
    }
}
