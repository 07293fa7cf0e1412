package ai.voicecore.gregor.admin;

import java.time.Duration;
import java.util.List;

/** Writes text records to one topic and reads text records from another. */
public interface RecordPipe {

    void write(String topic, List<String> lines);

    /** The first records of a topic: as many as requested, or as many as arrived in time. */
    List<String> read(String topic, int lines, Duration atMost);
}
