package ai.voicecore.gregor.admin.kafka;

import static ai.voicecore.gregor.admin.kafka.Futures.await;
import static ai.voicecore.gregor.admin.kafka.Futures.unless;

import ai.voicecore.gregor.access.Access;
import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.admin.BrokerDefaults;
import ai.voicecore.gregor.admin.ClientStates;
import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.admin.PartitionMoves;
import ai.voicecore.gregor.admin.QuorumAdmin;
import ai.voicecore.gregor.admin.TopicAdmin;
import ai.voicecore.gregor.admin.TopicAdmin.Intent;
import ai.voicecore.gregor.concurrent.Time;
import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.snapshot.ClusterView;
import ai.voicecore.gregor.snapshot.DynamicSettings;
import ai.voicecore.gregor.snapshot.PartitionId;
import ai.voicecore.gregor.spec.TopicSpec;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.clients.admin.FeatureUpdate;
import org.apache.kafka.clients.admin.FeatureUpdate.UpgradeType;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.UpdateFeaturesOptions;
import org.apache.kafka.common.ElectionType;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.BrokerIdNotRegisteredException;
import org.apache.kafka.common.errors.ElectionNotNeededException;
import org.apache.kafka.common.errors.PreferredLeaderNotAvailableException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Kafka's Admin. */
public final class KafkaClusterAdmin implements ClusterAdmin {
    /** Elections per request: each creates a controller log record, and one operation may create at most 10,000. */
    private static final int ELECTIONS = 1_000;

    private static final ClusterSnapshot NOTHING =
            new ClusterSnapshot("", -1, List.of(), Optional.empty(), new TreeMap<>(), List.of(), new TreeMap<>());

    private final Access access;
    private final Admins admins;
    private final QuorumSource quorum;
    /** The controllers' own client, if they are to be asked. */
    private final Optional<Admin> controllers;

    private final ExpectedCluster expected;
    private final Set<String> platformTopics;
    private final AtomicReference<Function<SnapshotReader, ClusterSnapshot>> reading =
            new AtomicReference<>(SnapshotReader::read);
    private final AtomicReference<BiConsumer<ClusterAdmin, ClusterSnapshot>> onFirstSnapshot =
            new AtomicReference<>((cluster, seen) -> {});

    /**
     * Connects to a cluster; the first request shows whether a broker answers.
     *
     * @param quorum who tells of the quorum
     * @param platformTopics names of the topics in which the cluster's nodes keep their state
     * @param clusterId the expected cluster id; with another id every method throws {@link AdminFailure}; empty to accept
     *     any
     * @param time the clock for waiting
     */
    public KafkaClusterAdmin(
            Access access, QuorumSource quorum, Set<String> platformTopics, Optional<String> clusterId, Time time) {
        this.access = access;
        this.expected = new ExpectedCluster(access.bootstrapServers(), clusterId);
        this.admins = new Admins(access, expected, time);
        this.quorum = quorum;
        this.controllers = quorum.ownClient();
        this.platformTopics = Set.copyOf(platformTopics);
    }

    /**
     * Connects to a cluster of which only the topics are of interest: its snapshots have no quorum, no log directories and no
     * features, so that nobody needs the right to ask for these.
     */
    public static KafkaClusterAdmin ofTopics(Access access, Set<String> platformTopics, Time time) {
        KafkaClusterAdmin admin =
                new KafkaClusterAdmin(access, QuorumSource.NONE, platformTopics, Optional.empty(), time);
        admin.reading.set(reader -> reader.refresh(NOTHING));
        return admin;
    }

    /** Has the first snapshot looked at, also for what nobody has asked for. */
    public KafkaClusterAdmin onFirstSnapshot(BiConsumer<ClusterAdmin, ClusterSnapshot> first) {
        onFirstSnapshot.set(first);
        return this;
    }

    private Admin admin() {
        return admins.quick();
    }

    private Retry again() {
        return admins.again();
    }

    private SnapshotReader reader() {
        Admin brokers = admin();
        Optional<Admin> asked = quorum.exists() ? controllers.or(() -> Optional.of(brokers)) : Optional.empty();
        return new SnapshotReader(brokers, again(), asked, platformTopics);
    }

    @Override
    public String clusterId() {
        return await("asking for the cluster id", admin().describeCluster().clusterId());
    }

    @Override
    public ClusterSnapshot snapshot() {
        ClusterSnapshot seen = again().ask(() -> reading.get().apply(reader()));
        onFirstSnapshot.getAndSet((cluster, later) -> {}).accept(this, seen);
        return seen;
    }

    @Override
    public ClusterSnapshot refresh(ClusterSnapshot known) {
        return reader().refresh(known);
    }

    @Override
    public ClusterView view() {
        return again().ask(reader()::view);
    }

    @Override
    public Set<Integer> liveBrokers() {
        return await("listing brokers", admin().describeCluster().nodes()).stream()
                .map(Node::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public List<Integer> brokersKnownAt(String address) {
        try (Admin one = Admins.quick(new KafkaClients(access.at(address)))) {
            DescribeClusterResult cluster = one.describeCluster();
            Collection<Node> nodes = await("asking the broker at " + address, cluster.nodes());
            expected.compare(address, await("asking the broker at " + address, cluster.clusterId()));
            return nodes.stream().map(Node::id).sorted().toList();
        }
    }

    @Override
    public Set<String> reassigning() {
        return moves().ongoing().stream()
                .map(move -> move.partition().topic())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * A partition is skipped if it was deleted, if its preferred replica is unavailable, or if that replica is the leader
     * already.
     */
    @Override
    public void electPreferredLeaders(SortedSet<PartitionId> partitions) {
        Chunks.of(partitions, ELECTIONS).forEach(this::elect);
    }

    private void elect(List<PartitionId> partitions) {
        Map<TopicPartition, Optional<Throwable>> results = await(
                "electing preferred leaders",
                admins.forSize(partitions.size())
                        .electLeaders(
                                ElectionType.PREFERRED,
                                partitions.stream()
                                        .map(KafkaPartitionMoves::topicPartition)
                                        .collect(Collectors.toSet()))
                        .partitions(),
                Admins.TIMEOUT);
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

    @Override
    public void unregisterBroker(int id) {
        unless(
                () -> again().ask(() -> await(
                        "unregistering broker " + id,
                        admin().unregisterBroker(id).all())),
                BrokerIdNotRegisteredException.class);
    }

    @Override
    public TopicAdmin topics() {
        return new KafkaTopicAdmin(admins);
    }

    @Override
    public PartitionMoves moves() {
        return new KafkaPartitionMoves(admin(), again());
    }

    @Override
    public BrokerDefaults brokerDefaults() {
        return new KafkaBrokerDefaults(admin(), again());
    }

    @Override
    public DynamicSettings dynamicSettings() {
        Configs configs = new Configs(admin(), again());
        return new DynamicSettings(
                topics().overrides(),
                brokerDefaults().all(),
                configs.ofBrokers(liveBrokers()),
                again().ask(configs::quotas));
    }

    @Override
    public ClientStates clients() {
        return new KafkaClientStates(admin(), again());
    }

    @Override
    public QuorumAdmin quorum() {
        return new KafkaQuorumAdmin(admin());
    }

    @Override
    public void raiseFeature(String feature, int level) {
        await(
                "raising " + feature + " to " + level,
                admin().updateFeatures(
                                Map.of(feature, new FeatureUpdate((short) level, UpgradeType.UPGRADE)),
                                new UpdateFeaturesOptions())
                        .all());
    }

    @Override
    public void createTopics(Collection<TopicSpec> topics) {
        topics().create(topics, Intent.DO).entrySet().stream().findFirst().ifPresent(refused -> {
            throw AdminFailure.refused("creating topic " + refused.getKey() + ": " + refused.getValue());
        });
    }

    @Override
    public SortedMap<String, String> topicIds() {
        SortedMap<String, String> ids = new TreeMap<>();
        await(
                        "listing topics",
                        admin().listTopics(new ListTopicsOptions().listInternal(true))
                                .listings())
                .forEach(topic -> ids.put(topic.name(), topic.topicId().toString()));
        return ids;
    }

    @Override
    public void deleteOwnTopic(String topic) {
        topics().delete(topic);
    }

    @Override
    public void deleteOwnGroup(String group) {
        // Temporary objects are deleted even after the command was told to stop.
        new OwnGroup(admin(), group, Time.REAL).delete();
    }

    @Override
    public void close() {
        controllers.ifPresent(client -> client.close(Admins.CLOSE_TIMEOUT));
        admins.close();
    }
}
