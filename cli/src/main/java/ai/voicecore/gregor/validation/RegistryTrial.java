package ai.voicecore.gregor.validation;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.admin.SchemaRegistry;
import ai.voicecore.gregor.admin.SchemaRegistry.Registration;
import ai.voicecore.gregor.check.Evidence.RegistryReport;

/** Registers a schema, reads it by its id, and offers an incompatible change. */
final class RegistryTrial {
    private static final String TEMPLATE = """
            {"type":"record","name":"Trial","namespace":"ai.voicecore.gregor","fields":[{"name":"value","type":"%s"}]}""";

    /** The first schema of a trial. */
    static final String SCHEMA = TEMPLATE.formatted("string");

    private RegistryTrial() {}

    static RegistryReport run(SchemaRegistry registry, String subject, Cleanup cleanup) {
        Leftovers.removeSubjects(registry);
        Registration first = cleanup.make(
                "subject " + subject,
                () -> offer(registry, subject, cleanup),
                () -> registry.deleteOwnSubject(subject));
        if (!(first instanceof Registration.Accepted accepted)) {
            throw AdminFailure.refused("the registry refuses the first schema of a new subject");
        }
        boolean same = withoutWhitespace(registry.schemaById(accepted.id())).equals(withoutWhitespace(SCHEMA));
        // A string cannot be read as an int or vice versa: every rule except NONE refuses it.
        boolean refused = registry.register(subject, TEMPLATE.formatted("int")) instanceof Registration.Incompatible;
        return new RegistryReport(registry.compatibility().orElse(""), accepted.id(), same, refused);
    }

    /** A registry that does not answer in time may still execute the request later. */
    private static Registration offer(SchemaRegistry registry, String subject, Cleanup cleanup) {
        try {
            return registry.register(subject, SCHEMA);
        } catch (AdminFailure e) {
            if (e.isUnreachable()) {
                cleanup.possibleLeftover(
                        "subject " + subject + " (the registry did not answer, and may still create it)");
            }
            throw e;
        }
    }

    private static String withoutWhitespace(String json) {
        return json.replaceAll("\\s", "");
    }
}
