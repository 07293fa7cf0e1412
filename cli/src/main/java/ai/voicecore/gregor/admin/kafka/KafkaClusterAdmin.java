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
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.ElectionType;
import org.apache.kafka.common.KafkaException;
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
    private final Admin admin;
    private final boolean kraft;

    private KafkaClusterAdmin(Admin admin, boolean kraft) {
        this.admin = admin;
        this.kraft = kraft;
    }

    /**
     * Connects to a cluster; the first request tells whether anybody answers.
     *
     * @param kraft whether there is a quorum to ask for; ZooKeeper's brokers do not know the question
     */
    public static KafkaClusterAdmin connect(String bootstrapServers, boolean kraft) {
        return new KafkaClusterAdmin(admin(bootstrapServers), kraft);
    }

    private static Admin admin(String bootstrapServers) {
        try {
            return Admin.create(Map.of(
                    AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                    AdminClientConfig.CLIENT_ID_CONFIG, "gregor",
                    AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 3_000,
                    AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 25_000,
                    AdminClientConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, 3_000));
        } catch (KafkaException e) {
            throw AdminFailure.unreachable("no Kafka client for " + bootstrapServers + ": " + e.getMessage(), e);
        }
    }

    @Override
    public ClusterSnapshot snapshot() {
        return new SnapshotReader(admin, kraft).read();
    }

    @Override
    public ClusterView view() {
        return new SnapshotReader(admin, kraft).view();
    }

    @Override
    public List<Integer> brokersKnownAt(String address) {
        try (Admin one = admin(address)) {
            Collection<Node> nodes = await(
                    "asking the broker at " + address, one.describeCluster().nodes());
            return nodes.stream().map(Node::id).sorted().toList();
        }
    }

    @Override
    public Set<String> reassigning() {
        return await("listing reassignments", admin.listPartitionReassignments().reassignments()).keySet().stream()
                .map(TopicPartition::topic)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A partition whose preferred replica is away, or leads already, stays as it is; so does one that is no more. */
    @Override
    public void electPreferredLeaders(SortedSet<PartitionId> partitions) {
        Map<TopicPartition, Optional<Throwable>> results = await(
                "electing preferred leaders",
                admin.electLeaders(ElectionType.PREFERRED, kafkas(partitions)).partitions());
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

    private static Set<TopicPartition> kafkas(SortedSet<PartitionId> partitions) {
        return partitions.stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .collect(Collectors.toSet());
    }

    @Override
    public void unregisterBroker(int id) {
        try {
            await("unregistering broker " + id, admin.unregisterBroker(id).all());
        } catch (AdminFailure e) {
            if (!(e.getCause() instanceof BrokerIdNotRegisteredException)) {
                throw e;
            }
        }
    }

    @Override
    public TopicAdmin topics() {
        return new KafkaTopicAdmin(admin);
    }

    @Override
    public PartitionMoves moves() {
        return new KafkaPartitionMoves(admin);
    }

    @Override
    public FeatureAdmin features() {
        return new KafkaFeatureAdmin(admin);
    }

    @Override
    public void createTopics(Collection<TopicSpec> topics) {
        topics().create(topics, Intent.DO).entrySet().stream().findFirst().ifPresent(refused -> {
            throw AdminFailure.refused("creating topic " + refused.getKey() + ": " + refused.getValue(), null);
        });
    }

    @Override
    public void deleteOwnTopic(String topic) {
        delete("deleting topic " + topic, admin.deleteTopics(List.of(topic)).all());
    }

    @Override
    public void deleteOwnGroup(String group) {
        delete(
                "deleting group " + group,
                admin.deleteConsumerGroups(List.of(group)).all());
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
        admin.close(Duration.ofSeconds(2));
    }
}
