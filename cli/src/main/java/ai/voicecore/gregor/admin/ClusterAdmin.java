package ai.voicecore.gregor.admin;

import ai.voicecore.gregor.concurrent.Mutating;
import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.snapshot.ClusterView;
import ai.voicecore.gregor.snapshot.DynamicSettings;
import ai.voicecore.gregor.snapshot.PartitionId;
import ai.voicecore.gregor.spec.TopicSpec;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;

/** Reads a Kafka cluster and changes its topics. Methods throw {@link AdminFailure}. */
public interface ClusterAdmin extends AutoCloseable {

    /** The id of the cluster that answers. */
    String clusterId();

    ClusterSnapshot snapshot();

    /**
     * The brokers, the quorum, leaders and replicas in sync, as they are now: what changes from moment to moment. Settings of
     * topics, log directories and features stay as they were; only the settings of new topics are read. For whoever asks
     * again and again: of a large cluster the rest is most of the work.
     */
    ClusterSnapshot refresh(ClusterSnapshot known);

    /** Leaders and replicas in sync; quicker than {@link #snapshot}, and answered though a broker hangs. */
    ClusterView view();

    /** The ids of the brokers that are registered and not fenced. */
    Set<Integer> liveBrokers();

    /** The ids of the brokers that are known through one single address. */
    List<Integer> brokersKnownAt(String address);

    /** Names of the topics that have partitions on their way from broker to broker (KIP-455). */
    Set<String> reassigning();

    /** Has these partitions led by their first replica, where that is in sync (KIP-460). */
    @Mutating
    void electPreferredLeaders(SortedSet<PartitionId> partitions);

    /** Has the cluster forget a broker that has been stopped for good (KIP-631); KRaft only. */
    @Mutating
    void unregisterBroker(int id);

    /** The way to change topics. */
    TopicAdmin topics();

    /** The way to move replicas. */
    PartitionMoves moves();

    /** The way to change what all brokers are set to while they run. */
    BrokerDefaults brokerDefaults();

    /** All that was set while the cluster ran. */
    DynamicSettings dynamicSettings();

    /** The way to change who votes in the KRaft quorum. */
    QuorumAdmin quorum();

    /** The way to change feature levels. */
    FeatureAdmin features();

    /** Creates topics, and returns when they are led; one that exists already is left as it is. */
    @Mutating
    void createTopics(Collection<TopicSpec> topics);

    /** The offset that a group has committed of partition 0 of a topic; 0 if there is no such group. */
    long committed(String group, String topic);

    /** Deletes a topic that Gregor has made for itself; no error if there is none. */
    void deleteOwnTopic(String topic);

    /** Deletes a consumer group that Gregor has made for itself; no error if there is none. */
    void deleteOwnGroup(String group);

    @Override
    void close();
}
