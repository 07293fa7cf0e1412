package ai.voicecore.gregor.admin;

/** The registry's answer to a schema. */
public sealed interface Registration {
    /** The schema is registered under this id. */
    record Accepted(int id) implements Registration {}

    /** The compatibility rule rejects the schema, for this reason. */
    record Incompatible(String reason) implements Registration {}
}
