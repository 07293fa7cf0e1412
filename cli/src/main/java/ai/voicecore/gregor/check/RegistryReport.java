package ai.voicecore.gregor.check;

/**
 * What came of trying the Schema Registry.
 *
 * @param compatibility its global rule; empty if none is set
 * @param id id of the schema that was registered
 * @param sameById whether that id gave the same schema back
 * @param refusedIncompatible whether it refused a change that no reader could follow
 */
public record RegistryReport(String compatibility, int id, boolean sameById, boolean refusedIncompatible) {}
