package ai.voicecore.gregor.admin;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/** Changes topics. Methods throw {@link AdminFailure}. */
public interface TopicAdmin {

    /** Topic → the settings that were made on the topic itself, defaults left out. */
    Map<String, SortedMap<String, String>> overrides();

    /** Brings a topic to this many partitions in all; it must have fewer. */
    void addPartitions(String topic, int total);

    /** Sets some settings of a topic and takes others away, so that the brokers' defaults hold for them. */
    void configure(String topic, Map<String, String> set, Set<String> reset);

    /** Deletes a topic with all its records; no error if there is none. */
    void delete(String topic);
}
