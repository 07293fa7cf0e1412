package ai.voicecore.gregor.simulation;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.admin.BrokerDefaults;
import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.admin.PartitionMoves;
import ai.voicecore.gregor.admin.QuorumAdmin;
import ai.voicecore.gregor.admin.TopicAdmin;
import ai.voicecore.gregor.snapshot.BrokerSnapshot;
import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.snapshot.ClusterView;
import ai.voicecore.gregor.snapshot.DynamicSettings;
import ai.voicecore.gregor.snapshot.PartitionId;
import ai.voicecore.gregor.snapshot.QuorumSnapshot;
import ai.voicecore.gregor.snapshot.TopicSnapshot;
import ai.voicecore.gregor.spec.Mode;
import ai.voicecore.gregor.spec.TopicSpec;
import ai.voicecore.gregor.topology.Address;
import ai.voicecore.gregor.topology.Topology;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the brokers of a simulated cluster answer, and do. */
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

    private void answers() {
        if (world.brokers().isEmpty()) {
            throw AdminFailure.unreachable("no broker answers");
        }
    }

    private void changes(String what) {
        answers();
        if (world.controller() < 0) {
            throw AdminFailure.unreachable(what + ": there is no controller");
        }
        world.act(what);
    }

    @Override
    public String clusterId() {
        answers();
        return topology.clusterId();
    }

    @Override
    public ClusterSnapshot snapshot() {
        answers();
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
                Optional.of(world.coordinators.describe()).filter(quorum -> isKraft()),
                topics,
                List.of(),
                isKraft() ? new TreeMap<>(Map.of(FEATURE, world.metadataVersion)) : new TreeMap<>());
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
        answers();
        return new TreeSet<>(world.brokers());
    }

    @Override
    public List<Integer> brokersKnownAt(String address) {
        answers();
        return world.brokers();
    }

    @Override
    public Set<String> reassigning() {
        answers();
        Set<String> topics = new TreeSet<>();
        world.partitions.ongoing().forEach(move -> topics.add(move.partition().topic()));
        return topics;
    }

    @Override
    public void electPreferredLeaders(SortedSet<PartitionId> partitions) {
        changes("electing leaders");
        world.partitions.electPreferred(partitions);
    }

    @Override
    public void unregisterBroker(int id) {
        changes("unregistering broker " + id);
    }

    @Override
    public TopicAdmin topics() {
        return trouble.in(TopicAdmin.class, new Topics());
    }

    private final class Topics implements TopicAdmin {
        @Override
        public Map<String, SortedMap<String, String>> overrides() {
            answers();
            Map<String, SortedMap<String, String>> overrides = new TreeMap<>();
            world.partitions.configs.forEach((topic, config) -> overrides.put(topic, new TreeMap<>(config)));
            return overrides;
        }

        @Override
        public Map<String, String> create(Collection<TopicSpec> topics, Intent intent) {
            if (intent == Intent.DO) {
                changes("creating topics");
                topics.forEach(world.partitions::create);
            }
            return Map.of();
        }

        @Override
        public Map<String, String> addPartitions(Map<String, Integer> totals, Intent intent) {
            if (intent == Intent.DO) {
                changes("adding partitions");
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
                changes("configuring topics");
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
        return trouble.in(PartitionMoves.class, new SimulatedPartitionMoves(world, this::answers, this::changes));
    }

    @Override
    public BrokerDefaults brokerDefaults() {
        return trouble.in(BrokerDefaults.class, new Defaults());
    }

    private final class Defaults implements BrokerDefaults {
        @Override
        public SortedMap<String, String> all() {
            answers();
            return new TreeMap<>(world.brokerDefaults);
        }

        @Override
        public Map<String, String> ofKafka(Set<String> settings) {
            answers();
            Map<String, String> values = new TreeMap<>();
            settings.forEach(setting -> values.put(setting, "kafka's"));
            return values;
        }

        @Override
        public Set<String> refused(SortedMap<String, String> settings) {
            answers();
            return Set.of();
        }

        @Override
        public Map<Integer, String> inForce(String setting) {
            answers();
            Map<Integer, String> values = new TreeMap<>();
            world.brokers().forEach(id -> values.put(id, "2"));
            return values;
        }

        @Override
        public void change(Map<String, String> set, Set<String> reset) {
            changes("changing the settings of all brokers");
            world.brokerDefaults.putAll(set);
            world.brokerDefaults.keySet().removeAll(reset);
        }
    }

    @Override
    public DynamicSettings dynamicSettings() {
        answers();
        return new DynamicSettings(
                topics().overrides(), new TreeMap<>(world.brokerDefaults), new TreeMap<>(), new TreeMap<>());
    }

    @Override
    public void raiseFeature(String feature, int level) {
        changes("raising " + feature);
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
            answers();
            return world.coordinators.describe();
        }

        @Override
        public void add(int id, String directory, Address address) {
            changes("taking controller " + id + " in");
            world.coordinators.add(id, directory);
        }

        @Override
        public void remove(int id, String directory) {
            changes("taking controller " + id + " out");
            world.coordinators.remove(id, directory);
        }
    }

    @Override
    public void createTopics(Collection<TopicSpec> topics) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long committed(String group, String topic) {
        return 0;
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
