package ai.voicecore.gregor.spec;

/**
 * Kafka Connect in distributed mode, of the brokers' own version.
 *
 * @param workers how many worker processes
 */
public record ConnectSpec(boolean enabled, int workers) {}
