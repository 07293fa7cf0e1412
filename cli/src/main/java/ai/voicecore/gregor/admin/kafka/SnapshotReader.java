package ai.voicecore.gregor.admin.kafka;

import static ai.voicecore.gregor.admin.kafka.Futures.await;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.concurrent.ParallelTasks;
import ai.voicecore.gregor.snapshot.BrokerSnapshot;
import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.snapshot.ClusterView;
import ai.voicecore.gregor.snapshot.LogDirSnapshot;
import ai.voicecore.gregor.snapshot.PartitionSnapshot;
import ai.voicecore.gregor.snapshot.TopicSnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.clients.admin.DescribeFeaturesOptions;
import org.apache.kafka.clients.admin.FeatureMetadata;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.QuorumInfo;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Reads all parts of a {@link ClusterSnapshot}. Requests are sent in parallel where possible.
 *
 * @param quorumClient the client that is asked for the quorum; empty if there is none
 * @param platformTopics topics in which the cluster's nodes keep their state, in addition to those that the brokers mark as
 *     internal
 */
record SnapshotReader(Admin admin, Retry again, Optional<Admin> quorumClient, Set<String> platformTopics) {
    ClusterSnapshot read() {
        DescribeClusterResult cluster = admin.describeCluster();
        Optional<KafkaFuture<QuorumInfo>> quorum = quorum();
        Supplier<SortedMap<String, TopicSnapshot>> topics =
                ParallelTasks.begin(() -> ofThoseLeft(topicNames(admin), names -> topics(names, new TreeMap<>())));
        LiveBrokers brokers = new LiveBrokers(admin, again.time());
        // Feature levels are read first: this small request with a short timeout finds dead brokers before the large
        // request is sent.
        SortedMap<Node, FeatureMetadata> levels = brokers.ask(
                "reading feature levels",
                await("listing brokers", cluster.nodes()),
                id -> admin.describeFeatures(
                                new DescribeFeaturesOptions().nodeId(id).timeoutMs(LiveBrokers.REQUEST_TIMEOUT_MS))
                        .featureMetadata());
        SortedMap<Node, Map<String, LogDirDescription>> logDirs = brokers.ask(
                "reading log directories",
                List.copyOf(levels.keySet()),
                id -> admin.describeLogDirs(List.of(id)).descriptions().get(id));
        levels.keySet().retainAll(logDirs.keySet());
        return new ClusterSnapshot(
                await("reading the cluster id", cluster.clusterId()),
                controller(cluster),
                levels.entrySet().stream()
                        .map(known -> broker(known.getKey(), supported(known.getValue())))
                        .toList(),
                quorum.map(KafkaQuorumAdmin::answer),
                topics.get(),
                logDirs(logDirs),
                finalized(levels));
    }

    /** Reads leaders, in-sync replicas, brokers and the quorum; everything else is copied. */
    ClusterSnapshot refresh(ClusterSnapshot known) {
        DescribeClusterResult cluster = admin.describeCluster();
        Optional<KafkaFuture<QuorumInfo>> quorum = quorum();
        SortedMap<String, TopicSnapshot> topics =
                ofThoseLeft(topicNames(admin), names -> topics(names, known.topics()));
        Map<Integer, SortedMap<String, String>> features =
                known.brokers().stream().collect(Collectors.toMap(BrokerSnapshot::id, BrokerSnapshot::features));
        return new ClusterSnapshot(
                known.clusterId(),
                controller(cluster),
                await("listing brokers", cluster.nodes()).stream()
                        .sorted(Comparator.comparingInt(Node::id))
                        .map(node -> broker(node, features.getOrDefault(node.id(), new TreeMap<>())))
                        .toList(),
                quorum.map(KafkaQuorumAdmin::answer),
                topics,
                known.logDirs(),
                known.finalizedFeatures());
    }

    private Optional<KafkaFuture<QuorumInfo>> quorum() {
        return quorumClient.map(KafkaQuorumAdmin::ask);
    }

    private static int controller(DescribeClusterResult cluster) {
        Node controller = await("finding the controller", cluster.controller());
        return controller == null ? -1 : controller.id();
    }

    ClusterView view() {
        return new ClusterView(ofThoseLeft(topicNames(admin), names -> {
            SortedMap<String, List<PartitionSnapshot>> topics = new TreeMap<>();
            await("describing topics", admin.describeTopics(names).allTopicNames())
                    .forEach((name, description) -> topics.put(name, partitions(description)));
            return topics;
        }));
    }

    private static List<PartitionSnapshot> partitions(TopicDescription description) {
        return description.partitions().stream().map(SnapshotReader::partition).toList();
    }

    private static BrokerSnapshot broker(Node node, SortedMap<String, String> features) {
        return new BrokerSnapshot(node.id(), node.host(), node.port(), Optional.ofNullable(node.rack()), features);
    }

    private static SortedMap<String, String> supported(FeatureMetadata levels) {
        SortedMap<String, String> supported = new TreeMap<>();
        levels.supportedFeatures()
                .forEach((name, range) -> supported.put(name, range.minVersion() + "-" + range.maxVersion()));
        return supported;
    }

    private static List<LogDirSnapshot> logDirs(SortedMap<Node, Map<String, LogDirDescription>> answers) {
        List<LogDirSnapshot> all = new ArrayList<>();
        answers.forEach((broker, dirs) -> dirs.forEach((path, dir) -> all.add(new LogDirSnapshot(
                broker.id(),
                path,
                dir.error() == null ? "" : String.valueOf(dir.error().getMessage()),
                dir.totalBytes().orElse(-1),
                dir.usableBytes().orElse(-1)))));
        return List.copyOf(all);
    }

    private static SortedMap<String, Short> finalized(SortedMap<Node, FeatureMetadata> levels) {
        SortedMap<String, Short> finalized = new TreeMap<>();
        levels.values().stream()
                .findFirst()
                .ifPresent(any ->
                        any.finalizedFeatures().forEach((name, range) -> finalized.put(name, range.maxVersionLevel())));
        return finalized;
    }

    /** A topic that was deleted since it was listed is no error; an error for a topic that is still listed is one. */
    private <T> T ofThoseLeft(Set<String> names, Function<Set<String>, T> question) {
        try {
            return question.apply(names);
        } catch (AdminFailure e) {
            if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                throw e;
            }
            Set<String> left = new HashSet<>(names);
            left.retainAll(topicNames(admin));
            if (left.equals(names)) {
                throw e;
            }
            return ofThoseLeft(left, question);
        }
    }

    /** @param known topics whose settings are copied instead of read */
    private SortedMap<String, TopicSnapshot> topics(Set<String> names, SortedMap<String, TopicSnapshot> known) {
        var descriptions = admin.describeTopics(names).allTopicNames();
        List<ConfigResource> unknown = names.stream()
                .filter(name -> !known.containsKey(name))
                .map(Configs::topic)
                .toList();
        Map<String, SortedMap<String, String>> settings = new Configs(admin, again).values(unknown, entry -> true);
        SortedMap<String, TopicSnapshot> topics = new TreeMap<>();
        await("describing topics", descriptions).forEach((name, description) -> {
            TopicSnapshot before = known.get(name);
            topics.put(
                    name,
                    new TopicSnapshot(
                            name,
                            description.isInternal() || platformTopics.contains(name),
                            partitions(description),
                            before == null ? settings.getOrDefault(name, new TreeMap<>()) : before.config()));
        });
        return topics;
    }

    static Set<String> topicNames(Admin admin) {
        return await(
                "listing topics",
                admin.listTopics(new ListTopicsOptions().listInternal(true)).names());
    }

    private static PartitionSnapshot partition(TopicPartitionInfo info) {
        return new PartitionSnapshot(
                info.partition(),
                info.leader() == null || info.leader().isEmpty()
                        ? -1
                        : info.leader().id(),
                info.replicas().stream().map(Node::id).toList(),
                info.isr().stream().map(Node::id).toList());
    }
}
