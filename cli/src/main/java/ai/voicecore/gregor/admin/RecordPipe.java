package ai.voicecore.gregor.admin;

import java.time.Duration;
import java.util.List;

/** Puts plain lines into a topic and takes them out of another. */
public interface RecordPipe {

    void write(String topic, List<String> lines);

    /** The first lines of a topic, as many as asked for, or as many as came in time. */
    List<String> read(String topic, int lines, Duration atMost);
}
