package ai.voicecore.gregor.replay;

import org.apache.avro.generic.GenericRecord;

/**
 * One event of the file, checked against its topic's schema.
 *
 * @param line the line in {@code events.jsonl}, from 1; identifies the event in messages and headers
 * @param key the record's key; events of one topic and key keep their order
 * @param value the Avro record; not modified after reading
 */
public record ReplayEvent(int line, String topic, String key, GenericRecord value) {}
