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
import java.util.SortedMap;
import java.util.SortedSet;

/** Reads a Kafka cluster and changes its topics. Methods throw {@link AdminFailure}. */
public interface ClusterAdmin extends AutoCloseable {

    String clusterId();

    ClusterSnapshot snapshot();

    /**
     * A snapshot with current brokers, quorum, leaders and in-sync replicas. Topic settings, log directories and features
     * are copied from {@code known}; only settings of new topics are read. Use it for polling: on a large cluster the
     * copied parts are most of the work.
     */
    ClusterSnapshot refresh(ClusterSnapshot known);

    /** Leaders and in-sync replicas. It is faster than {@link #snapshot}, and works while a broker hangs. */
    ClusterView view();

    /** Ids of the brokers that are registered and not fenced. */
    Set<Integer> liveBrokers();

    /** Ids of the brokers that a client finds through this one address. */
    List<Integer> brokersKnownAt(String address);

    /** Names of the topics with a reassignment in progress (KIP-455). */
    Set<String> reassigning();

    /** Elects the preferred leader of these partitions, where it is in sync (KIP-460). */
    @Mutating
    void electPreferredLeaders(SortedSet<PartitionId> partitions);

    /** Removes the registration of a broker that was stopped for good (KIP-631); KRaft only. */
    @Mutating
    void unregisterBroker(int id);

    TopicAdmin topics();

    PartitionMoves moves();

    BrokerDefaults brokerDefaults();

    DynamicSettings dynamicSettings();

    ClientStates clients();

    QuorumAdmin quorum();

    /** Raises one feature level. In general a feature cannot be downgraded (KIP-584). */
    @Mutating
    void raiseFeature(String feature, int level);

    /** Kafka's id of every topic, internal ones too. */
    SortedMap<String, String> topicIds();

    /** Creates topics and waits until every partition has a leader. Existing topics are not changed. */
    @Mutating
    void createTopics(Collection<TopicSpec> topics);

    /** Deletes a topic that Gregor created; no error if it does not exist. */
    void deleteOwnTopic(String topic);

    /** Deletes a consumer group that Gregor created; no error if it does not exist. */
    void deleteOwnGroup(String group);

    @Override
    void close();
}
