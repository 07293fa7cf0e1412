package ai.voicecore.gregor.admin;

import ai.voicecore.gregor.concurrent.Mutating;
import ai.voicecore.gregor.spec.TopicSpec;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * Changes topics, many with one request, each of them for itself: what is refused does not keep the others from being made.
 * Methods throw {@link AdminFailure} where nobody answers.
 */
public interface TopicAdmin {
    /** Whether a request changes anything, or only asks whether it would be refused (KIP-133, {@code validateOnly}). */
    enum Intent {
        DO,
        ONLY_ASK
    }

    /**
     * New values of a topic's settings.
     *
     * @param set name → value
     * @param reset names for which the brokers' defaults are to hold
     */
    record Settings(Map<String, String> set, Set<String> reset) {}

    /** Topic → the settings that were made on the topic itself, defaults left out. */
    Map<String, SortedMap<String, String>> overrides();

    /** Creates topics, and returns when they are led; one that exists is left as it is. Gives topic → why it is refused. */
    @Mutating
    Map<String, String> create(Collection<TopicSpec> topics, Intent intent);

    /**
     * Brings topics to more partitions than they have. Gives topic → why it is refused.
     *
     * @param totals topic → partitions in all
     */
    @Mutating
    Map<String, String> addPartitions(Map<String, Integer> totals, Intent intent);

    /** Changes all settings of each topic together, or none of them. Gives topic → why they are refused. */
    @Mutating
    Map<String, String> configure(Map<String, Settings> changes, Intent intent);

    /** Deletes a topic with all its records; no error if there is none. */
    @Mutating
    void delete(String topic);
}
