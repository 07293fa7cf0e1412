package ai.voicecore.gregor.moving;

import java.util.List;

/** The way to the logs of brokers. */
public interface NodeLogs {
    /** The last lines; none where they cannot be read. */
    List<String> of(int broker);
}
