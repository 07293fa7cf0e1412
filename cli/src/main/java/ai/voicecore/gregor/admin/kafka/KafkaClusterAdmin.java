package ai.voicecore.gregor.admin.kafka;

import static ai.voicecore.gregor.admin.kafka.Futures.await;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.admin.FeatureAdmin;
import ai.voicecore.gregor.admin.PartitionMoves;
import ai.voicecore.gregor.admin.TopicAdmin;
import ai.voicecore.gregor.admin.TopicAdmin.Intent;
import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.snapshot.ClusterView;
import ai.voicecore.gregor.snapshot.PartitionId;
import ai.voicecore.gregor.spec.TopicSpec;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.common.ElectionType;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.BrokerIdNotRegisteredException;
import org.apache.kafka.common.errors.ElectionNotNeededException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.PreferredLeaderNotAvailableException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Kafka's Admin. */
public final class KafkaClusterAdmin implements ClusterAdmin {
    /** Elections of one request: each is a record of the controller's log, of which an operation has 10,000 at most. */
    private static final int ELECTIONS = 1_000;

    private final Admins admins;
    private final boolean kraft;
    private final ExpectedCluster expected;

    private KafkaClusterAdmin(String bootstrapServers, boolean kraft, ExpectedCluster expected) {
        this.admins = new Admins(bootstrapServers, expected);
        this.kraft = kraft;
        this.expected = expected;
    }

    /**
     * Connects to a cluster; the first request tells whether anybody answers.
     *
     * @param kraft whether there is a quorum to ask for; ZooKeeper's brokers do not know the question
     */
    public static KafkaClusterAdmin connect(String bootstrapServers, boolean kraft) {
        return connect(bootstrapServers, kraft, Optional.empty());
    }

    /**
     * Connects to a cluster that is known.
     *
     * @param clusterId the id that the cluster must have, else every method throws {@link AdminFailure}; empty if any will do
     */
    public static KafkaClusterAdmin connect(String bootstrapServers, boolean kraft, Optional<String> clusterId) {
        return new KafkaClusterAdmin(bootstrapServers, kraft, new ExpectedCluster(bootstrapServers, clusterId));
    }

    private Admin admin() {
        return admins.quick();
    }

    @Override
    public String clusterId() {
        return await("asking for the cluster id", admin().describeCluster().clusterId());
    }

    @Override
    public ClusterSnapshot snapshot() {
        return new SnapshotReader(admin(), kraft).read();
    }

    @Override
    public ClusterSnapshot glance(ClusterSnapshot known) {
        return new SnapshotReader(admin(), kraft).glance(known);
    }

    @Override
    public ClusterView view() {
        return new SnapshotReader(admin(), kraft).view();
    }

    @Override
    public List<Integer> brokersKnownAt(String address) {
        try (Admin one = Admins.at(address)) {
            DescribeClusterResult cluster = one.describeCluster();
            Collection<Node> nodes = await("asking the broker at " + address, cluster.nodes());
            expected.compare(address, await("asking the broker at " + address, cluster.clusterId()));
            return nodes.stream().map(Node::id).sorted().toList();
        }
    }

    @Override
    public Set<String> reassigning() {
        return await(
                        "listing reassignments",
                        admin().listPartitionReassignments().reassignments())
                .keySet()
                .stream()
                .map(TopicPartition::topic)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A partition whose preferred replica is away, or leads already, stays as it is; so does one that is no more. */
    @Override
    public void electPreferredLeaders(SortedSet<PartitionId> partitions) {
        Chunks.of(partitions, ELECTIONS).forEach(this::elect);
    }

    private void elect(List<PartitionId> partitions) {
        Map<TopicPartition, Optional<Throwable>> results = await(
                "electing preferred leaders",
                admins.forSize(partitions.size())
                        .electLeaders(ElectionType.PREFERRED, kafkas(partitions))
                        .partitions(),
                Admins.PATIENCE);
        results.values().stream()
                .flatMap(Optional::stream)
                .filter(failure -> !(failure instanceof ElectionNotNeededException
                        || failure instanceof PreferredLeaderNotAvailableException
                        || failure instanceof UnknownTopicOrPartitionException))
                .findFirst()
                .ifPresent(failure -> {
                    throw AdminFailure.refused("electing preferred leaders: " + failure.getMessage(), failure);
                });
    }

    private static Set<TopicPartition> kafkas(List<PartitionId> partitions) {
        return partitions.stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .collect(Collectors.toSet());
    }

    @Override
    public void unregisterBroker(int id) {
        try {
            await("unregistering broker " + id, admin().unregisterBroker(id).all());
        } catch (AdminFailure e) {
            if (!(e.getCause() instanceof BrokerIdNotRegisteredException)) {
                throw e;
            }
        }
    }

    @Override
    public TopicAdmin topics() {
        return new KafkaTopicAdmin(admins);
    }

    @Override
    public PartitionMoves moves() {
        return new KafkaPartitionMoves(admin());
    }

    @Override
    public FeatureAdmin features() {
        return new KafkaFeatureAdmin(admin());
    }

    @Override
    public void createTopics(Collection<TopicSpec> topics) {
        topics().create(topics, Intent.DO).entrySet().stream().findFirst().ifPresent(refused -> {
            throw AdminFailure.refused("creating topic " + refused.getKey() + ": " + refused.getValue(), null);
        });
    }

    @Override
    public void deleteOwnTopic(String topic) {
        delete("deleting topic " + topic, admin().deleteTopics(List.of(topic)).all());
    }

    @Override
    public void deleteOwnGroup(String group) {
        delete(
                "deleting group " + group,
                admin().deleteConsumerGroups(List.of(group)).all());
    }

    /** What is gone already needs no deleting. */
    private static void delete(String what, KafkaFuture<Void> future) {
        try {
            await(what, future);
        } catch (AdminFailure e) {
            if (!(e.getCause() instanceof UnknownTopicOrPartitionException
                    || e.getCause() instanceof GroupIdNotFoundException)) {
                throw e;
            }
        }
    }

    @Override
    public void close() {
        admins.close();
    }
}
