package ai.voicecore.gregor.admin;

import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.spec.TopicSpec;
import java.util.Collection;
import java.util.List;

/** Reads a Kafka cluster and changes its topics. Methods throw {@link AdminFailure}. */
public interface ClusterAdmin extends AutoCloseable {

    ClusterSnapshot snapshot();

    /** The ids of the brokers that are known through one single address. */
    List<Integer> brokersKnownAt(String address);

    /** Creates topics; one that exists already is left as it is. */
    void createTopics(Collection<TopicSpec> topics);

    /** Deletes a topic that Gregor has made for itself; no error if there is none. */
    void deleteOwnTopic(String topic);

    /** Deletes a consumer group that Gregor has made for itself; no error if there is none. */
    void deleteOwnGroup(String group);

    @Override
    void close();
}
