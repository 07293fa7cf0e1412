package ai.voicecore.gregor.snapshot.client;

/** The producer id and epoch of a transactional id (KIP-98). */
public record ProducerIdentity(long id, int epoch) {}
