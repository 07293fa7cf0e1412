package ai.voicecore.gregor.replay;

/**
 * One record of this replay, as read back.
 *
 * @param line the event that it claims to be
 * @param intact its key and its decoded value are those of the event
 */
record Delivery(String topic, int partition, long offset, int line, boolean intact) {}
