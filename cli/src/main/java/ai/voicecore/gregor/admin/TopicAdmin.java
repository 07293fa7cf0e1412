package ai.voicecore.gregor.admin;

import ai.voicecore.gregor.concurrent.Mutating;
import ai.voicecore.gregor.spec.TopicSpec;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * Changes topics in batches. Each topic is independent: a refused topic does not affect the others. Methods throw {@link
 * AdminFailure} if no broker answers.
 */
public interface TopicAdmin {
    /** Whether a request changes anything or only validates (KIP-133, {@code validateOnly}). */
    enum Intent {
        DO,
        ONLY_ASK
    }

    /** New values of a topic's settings, and names of settings to reset to the brokers' default. */
    record Settings(Map<String, String> set, Set<String> reset) {}

    /** Topic → settings of the topic itself, without defaults. */
    Map<String, SortedMap<String, String>> overrides();

    /** Creates topics and waits for their leaders. Existing topics are not changed. Returns topic → reason of refusal. */
    @Mutating
    Map<String, String> create(Collection<TopicSpec> topics, Intent intent);

    /** Increases the number of partitions to these totals. Returns topic → reason of refusal. */
    @Mutating
    Map<String, String> addPartitions(Map<String, Integer> totals, Intent intent);

    /** Changes all settings of each topic atomically. Returns topic → reason of refusal. */
    @Mutating
    Map<String, String> configure(Map<String, Settings> changes, Intent intent);

    /** Deletes a topic with all its records; no error if there is none. */
    @Mutating
    void delete(String topic);
}
