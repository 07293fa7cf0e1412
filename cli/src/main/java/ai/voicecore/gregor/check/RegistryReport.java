package ai.voicecore.gregor.check;

/**
 * Result of testing the Schema Registry.
 *
 * @param compatibility its global rule; empty if none is set
 * @param id id of the registered schema
 * @param sameById whether that id returned the same schema
 * @param refusedIncompatible whether an incompatible schema was refused
 */
public record RegistryReport(String compatibility, int id, boolean sameById, boolean refusedIncompatible) {}
