package ai.voicecore.gregor.admin;

/** What a registry says to a schema that is offered to it. */
public sealed interface Registration {
    /** It has the schema now, under this id. */
    record Accepted(int id) implements Registration {}

    /** Readers of the older version could not go on, for this reason. */
    record Incompatible(String reason) implements Registration {}
}
