package ai.voicecore.gregor.spec;

/**
 * The Schema Registry: Apicurio with its storage in Kafka and the Confluent-compatible API.
 *
 * @param compatibility global rule for new versions, set at bootstrap, as BACKWARD
 */
public record RegistrySpec(boolean enabled, String version, String compatibility) {}
