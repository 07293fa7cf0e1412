package ai.voicecore.gregor.engine;

import ai.voicecore.gregor.admin.SchemaRegistry;
import ai.voicecore.gregor.check.RegistryReport;

/** Registers a schema, asks for it by its id, and offers a change that no reader could follow. */
final class RegistryTrial {
    private static final String TEMPLATE = """
            {"type":"record","name":"Trial","namespace":"ai.voicecore.gregor","fields":[{"name":"value","type":"%s"}]}""";

    private RegistryTrial() {}

    static RegistryReport run(SchemaRegistry registry, String subject, Cleanup cleanup) {
        cleanup.later("subject " + subject, () -> registry.deleteOwnSubject(subject));
        String schema = String.format(java.util.Locale.ROOT, TEMPLATE, "string");
        int id = registry.register(subject, schema)
                .orElseThrow(() -> new IllegalStateException("a new subject has nothing to be incompatible with"));
        boolean same = squeezed(registry.schemaById(id)).equals(squeezed(schema));
        // A string cannot be read as an int, nor the other way round: every rule but NONE refuses it.
        boolean refused = registry.register(subject, String.format(java.util.Locale.ROOT, TEMPLATE, "int"))
                .isEmpty();
        return new RegistryReport(registry.compatibility().orElse(""), id, same, refused);
    }

    private static String squeezed(String json) {
        return json.replaceAll("\\s", "");
    }
}
