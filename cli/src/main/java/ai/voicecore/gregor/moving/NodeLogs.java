package ai.voicecore.gregor.moving;

import java.util.List;

/** Access to the brokers' logs. */
public interface NodeLogs {
    /** The last lines; none if they cannot be read. */
    List<String> of(int broker);
}
