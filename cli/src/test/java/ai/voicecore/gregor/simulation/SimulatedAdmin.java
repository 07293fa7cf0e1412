package ai.voicecore.gregor.simulation;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.admin.BrokerDefaults;
import ai.voicecore.gregor.admin.ClientStates;
import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.admin.PartitionMoves;
import ai.voicecore.gregor.admin.QuorumAdmin;
import ai.voicecore.gregor.admin.TopicAdmin;
import ai.voicecore.gregor.snapshot.BrokerSnapshot;
import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.snapshot.ClusterView;
import ai.voicecore.gregor.snapshot.DynamicSettings;
import ai.voicecore.gregor.snapshot.LogDirSnapshot;
import ai.voicecore.gregor.snapshot.PartitionId;
import ai.voicecore.gregor.snapshot.QuorumSnapshot;
import ai.voicecore.gregor.snapshot.TopicSnapshot;
import ai.voicecore.gregor.snapshot.client.ClientState;
import ai.voicecore.gregor.snapshot.client.GroupOffsets;
import ai.voicecore.gregor.snapshot.client.ProducerIdentity;
import ai.voicecore.gregor.spec.Mode;
import ai.voicecore.gregor.spec.TopicSpec;
import ai.voicecore.gregor.topology.Address;
import ai.voicecore.gregor.topology.Topology;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The Admin client of a simulated cluster. */
final class SimulatedAdmin implements ClusterAdmin {
    private static final String FEATURE = "metadata.version";

    private final World world;
    private final Topology topology;
    private final FaultInjector trouble;

    SimulatedAdmin(World world, Topology topology, FaultInjector trouble) {
        this.world = world;
        this.topology = topology;
        this.trouble = trouble;
    }

    private void requireBroker() {
        if (world.brokers().isEmpty()) {
            throw AdminFailure.unreachable("no broker answers");
        }
    }

    private void beforeChange(String what) {
        requireBroker();
        if (world.controller() < 0) {
            throw AdminFailure.unreachable(what + ": there is no controller");
        }
        world.act(what);
    }

    @Override
    public String clusterId() {
        requireBroker();
        return topology.clusterId();
    }

    @Override
    public ClusterSnapshot snapshot() {
        requireBroker();
        SortedMap<String, TopicSnapshot> topics = new TreeMap<>();
        world.partitions.configs.forEach((name, config) -> topics.put(
                name, new TopicSnapshot(name, false, world.partitions.snapshot(name), new TreeMap<>(config))));
        return new ClusterSnapshot(
                topology.clusterId(),
                world.controller(),
                world.brokers().stream()
                        .map(id -> new BrokerSnapshot(
                                id, "localhost", 9092, Optional.empty(), new TreeMap<>(Map.of(FEATURE, "7-30"))))
                        .toList(),
                quorumNow(),
                topics,
                world.brokers().stream()
                        .map(id -> new LogDirSnapshot(id, "/data", "", 100, 90))
                        .toList(),
                isKraft() ? new TreeMap<>(Map.of(FEATURE, world.metadataVersion)) : new TreeMap<>());
    }

    private Optional<QuorumSnapshot> quorumNow() {
        return world.migration.exists()
                ? Optional.of(world.migration.describe())
                : Optional.of(world.coordinators.describe()).filter(quorum -> isKraft());
    }

    @Override
    public ClusterSnapshot refresh(ClusterSnapshot known) {
        return snapshot();
    }

    @Override
    public ClusterView view() {
        SortedMap<String, List<ai.voicecore.gregor.snapshot.PartitionSnapshot>> topics = new TreeMap<>();
        snapshot().topics().forEach((name, topic) -> topics.put(name, topic.partitions()));
        return new ClusterView(topics);
    }

    @Override
    public Set<Integer> liveBrokers() {
        requireBroker();
        return new TreeSet<>(world.brokers());
    }

    @Override
    public List<Integer> brokersKnownAt(String address) {
        requireBroker();
        return world.brokers();
    }

    @Override
    public Set<String> reassigning() {
        requireBroker();
        Set<String> topics = new TreeSet<>();
        world.partitions.ongoing().forEach(move -> topics.add(move.partition().topic()));
        return topics;
    }

    @Override
    public void electPreferredLeaders(SortedSet<PartitionId> partitions) {
        beforeChange("electing leaders");
        world.partitions.electPreferred(partitions);
    }

    @Override
    public void unregisterBroker(int id) {
        beforeChange("unregistering broker " + id);
    }

    @Override
    public TopicAdmin topics() {
        return trouble.in(TopicAdmin.class, new Topics());
    }

    private final class Topics implements TopicAdmin {
        @Override
        public Map<String, SortedMap<String, String>> overrides() {
            requireBroker();
            Map<String, SortedMap<String, String>> overrides = new TreeMap<>();
            world.partitions.configs.forEach((topic, config) -> overrides.put(topic, new TreeMap<>(config)));
            return overrides;
        }

        @Override
        public Map<String, String> create(Collection<TopicSpec> topics, Intent intent) {
            if (intent == Intent.DO) {
                beforeChange("creating topics");
                topics.forEach(world.partitions::create);
            }
            return Map.of();
        }

        @Override
        public Map<String, String> addPartitions(Map<String, Integer> totals, Intent intent) {
            if (intent == Intent.DO) {
                beforeChange("adding partitions");
                totals.forEach((topic, total) -> world.partitions.add(
                        topic,
                        total,
                        world.partitions.of(topic).getFirst().replicas.size()));
            }
            return Map.of();
        }

        @Override
        public Map<String, String> configure(Map<String, Settings> changes, Intent intent) {
            if (intent == Intent.DO) {
                beforeChange("configuring topics");
                changes.forEach((topic, settings) -> {
                    SortedMap<String, String> config = world.partitions.configs.get(topic);
                    config.putAll(settings.set());
                    config.keySet().removeAll(settings.reset());
                });
            }
            return Map.of();
        }

        @Override
        public void delete(String topic) {
            throw new World.Broken("topic " + topic + " would be deleted, and nobody has asked for it");
        }
    }

    @Override
    public PartitionMoves moves() {
        return trouble.in(
                PartitionMoves.class, new SimulatedPartitionMoves(world, this::requireBroker, this::beforeChange));
    }

    @Override
    public BrokerDefaults brokerDefaults() {
        return trouble.in(BrokerDefaults.class, new Defaults());
    }

    private final class Defaults implements BrokerDefaults {
        @Override
        public SortedMap<String, String> all() {
            requireBroker();
            return new TreeMap<>(world.brokerDefaults);
        }

        @Override
        public Map<String, String> ofKafka(Set<String> settings) {
            requireBroker();
            Map<String, String> values = new TreeMap<>();
            settings.forEach(setting -> values.put(setting, "kafka's"));
            return values;
        }

        @Override
        public Set<String> refused(SortedMap<String, String> settings) {
            requireBroker();
            return Set.of();
        }

        @Override
        public Map<Integer, String> inForce(String setting) {
            requireBroker();
            Map<Integer, String> values = new TreeMap<>();
            String value = Map.of(
                            "inter.broker.protocol.version",
                            "3.9-IV0",
                            "min.insync.replicas",
                            "2",
                            "producer.id.expiration.ms",
                            "86400000")
                    .getOrDefault(setting, "");
            world.brokers().forEach(id -> values.put(id, value));
            return values;
        }

        @Override
        public void change(Map<String, String> set, Set<String> reset) {
            beforeChange("changing the settings of all brokers");
            world.brokerDefaults.putAll(set);
            world.brokerDefaults.keySet().removeAll(reset);
        }
    }

    @Override
    public DynamicSettings dynamicSettings() {
        requireBroker();
        return new DynamicSettings(
                topics().overrides(), new TreeMap<>(world.brokerDefaults), new TreeMap<>(), new TreeMap<>());
    }

    @Override
    public ClientStates clients() {
        return trouble.in(ClientStates.class, new Clients());
    }

    /** Offsets grow with the simulated time. */
    private final class Clients implements ClientStates {
        @Override
        public ClientState read(Collection<PartitionId> partitions) {
            requireBroker();
            Instant now = Instant.EPOCH.plusNanos(world.nanos());
            return new ClientState(
                    now,
                    new TreeMap<>(Map.of("app", new GroupOffsets(partitions.size(), now.toEpochMilli()))),
                    new TreeMap<>(Map.of("pay", new ProducerIdentity(1, 0))),
                    List.of());
        }

        @Override
        public long committed(String group, String topic) {
            return 0;
        }

        @Override
        public SortedMap<String, SortedMap<String, String>> passwords() {
            requireBroker();
            return new TreeMap<>();
        }
    }

    @Override
    public void raiseFeature(String feature, int level) {
        beforeChange("raising " + feature);
        world.metadataVersion = (short) level;
    }

    private boolean isKraft() {
        return topology.spec().mode() == Mode.KRAFT;
    }

    @Override
    public QuorumAdmin quorum() {
        return trouble.in(QuorumAdmin.class, new QuorumOf());
    }

    private final class QuorumOf implements QuorumAdmin {
        @Override
        public QuorumSnapshot describe() {
            requireBroker();
            return world.coordinators.describe();
        }

        @Override
        public void add(int id, String directory, Address address) {
            beforeChange("taking controller " + id + " in");
            world.coordinators.add(id, directory);
        }

        @Override
        public void remove(int id, String directory) {
            beforeChange("taking controller " + id + " out");
            world.coordinators.remove(id, directory);
        }
    }

    @Override
    public void createTopics(Collection<TopicSpec> topics) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SortedMap<String, String> topicIds() {
        requireBroker();
        SortedMap<String, String> ids = new TreeMap<>();
        world.partitions.configs.keySet().forEach(name -> ids.put(name, "id of " + name));
        return ids;
    }

    @Override
    public void deleteOwnTopic(String topic) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void deleteOwnGroup(String group) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
