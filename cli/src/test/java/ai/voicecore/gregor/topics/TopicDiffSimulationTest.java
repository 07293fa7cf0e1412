package ai.voicecore.gregor.topics;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.snapshot.PartitionSnapshot;
import ai.voicecore.gregor.snapshot.TopicSnapshot;
import ai.voicecore.gregor.spec.TopicSpec;
import ai.voicecore.gregor.testing.Clusters;
import ai.voicecore.gregor.testing.Snapshots;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Random declarations are compared with random clusters, thousands of times, and each change is applied to a model. */
class TopicDiffSimulationTest {
    private static final int CLUSTERS = 5_000;
    private static final int BROKERS = 4;
    private static final ClusterSnapshot EMPTY = Snapshots.healthy(Clusters.topology("brokers: 4"));

    @Test
    void noChangeDeletesDataAndAfterAllChangesTheTopicsAreAsDeclared() {
        for (int seed = 0; seed < CLUSTERS; seed++) {
            Random random = new Random(seed);
            ClusterSnapshot before = actual(random);
            List<TopicSpec> declared = declared(random);
            TopicDiff diff = TopicDiff.of(declared, before, Map.of(), BROKERS);
            TreeMap<String, TopicSnapshot> topics = new TreeMap<>(before.topics());
            for (TopicChange change : diff.changes()) {
                if (!(change instanceof TopicChange.Impossible)) {
                    TopicSnapshot was = topics.get(change.topic());
                    TopicSnapshot is = applied(was, change);
                    topics.put(change.topic(), is);
                    assertInvariants(was, is, seed + ": " + change);
                }
            }
            assertThat(topics.keySet())
                    .as("%s", seed)
                    .containsAll(before.topics().keySet());
            TopicDiff after = TopicDiff.of(declared, with(topics), Map.of(), BROKERS);
            assertThat(after.changes())
                    .as("what is left for ever in %s", seed)
                    .hasSize(diff.impossible().size())
                    .allSatisfy(left -> assertThat(left).isInstanceOf(TopicChange.Impossible.class));
        }
    }

    private static void assertInvariants(TopicSnapshot was, TopicSnapshot is, String where) {
        assertThat(is.minInsyncReplicas()).as(where).isLessThanOrEqualTo(is.replication());
        assertThat(is.replication()).as(where).isLessThanOrEqualTo(BROKERS);
        if (was != null) {
            assertThat(is.partitions().size())
                    .as(where)
                    .isGreaterThanOrEqualTo(was.partitions().size());
            assertThat(was.partitions())
                    .as("%s: replicas are moved only where all are in sync", where)
                    .allMatch(partition -> was.replication() == is.replication() || !partition.isUnderReplicated());
        }
    }

    private static TopicSnapshot applied(TopicSnapshot was, TopicChange change) {
        return switch (change) {
            case TopicChange.Create create ->
                topic(
                        create.topic(),
                        create.declared().partitions(),
                        create.declared().replication(),
                        create.declared().config());
            case TopicChange.AddPartitions add -> {
                List<PartitionSnapshot> more = new ArrayList<>(was.partitions());
                IntStream.range(add.from(), add.to()).forEach(id -> more.add(partition(id, was.replication())));
                yield new TopicSnapshot(was.name(), false, more, was.config());
            }
            case TopicChange.Configure set -> {
                TreeMap<String, String> config = new TreeMap<>(was.config());
                config.put(set.name(), set.to());
                yield new TopicSnapshot(was.name(), false, was.partitions(), config);
            }
            case TopicChange.Replicate replicate ->
                topic(was.name(), was.partitions().size(), replicate.to(), was.config());
            case TopicChange.Reset reset -> throw new AssertionError("not asked for: " + reset);
            case TopicChange.Delete delete -> throw new AssertionError("not asked for: " + delete);
            case TopicChange.Impossible impossible -> throw new AssertionError(impossible);
        };
    }

    private static ClusterSnapshot actual(Random random) {
        TreeMap<String, TopicSnapshot> topics = new TreeMap<>();
        for (String name : names(random)) {
            int replication = 1 + random.nextInt(BROKERS);
            TopicSnapshot sound = topic(name, 1 + random.nextInt(6), replication, config(random, replication));
            topics.put(name, random.nextInt(5) == 0 ? lagging(sound) : sound);
        }
        return with(topics);
    }

    private static TopicSnapshot lagging(TopicSnapshot topic) {
        List<PartitionSnapshot> partitions = topic.partitions().stream()
                .map(partition -> new PartitionSnapshot(
                        partition.partition(),
                        partition.leader(),
                        partition.replicas(),
                        partition.replicas().subList(0, 1)))
                .toList();
        return new TopicSnapshot(topic.name(), false, partitions, topic.config());
    }

    private static List<TopicSpec> declared(Random random) {
        return names(random).stream()
                .map(name -> {
                    int replication = 1 + random.nextInt(BROKERS);
                    return new TopicSpec(name, 1 + random.nextInt(6), replication, false, config(random, replication));
                })
                .toList();
    }

    private static List<String> names(Random random) {
        return IntStream.range(0, 5)
                .filter(i -> random.nextBoolean())
                .mapToObj(i -> "t" + i)
                .toList();
    }

    private static SortedMap<String, String> config(Random random, int replication) {
        TreeMap<String, String> config = new TreeMap<>();
        config.put("min.insync.replicas", String.valueOf(1 + random.nextInt(replication)));
        if (random.nextBoolean()) {
            config.put("retention.ms", String.valueOf(1000 * (1 + random.nextInt(3))));
        }
        return config;
    }

    private static TopicSnapshot topic(String name, int partitions, int replication, SortedMap<String, String> config) {
        return new TopicSnapshot(
                name,
                false,
                IntStream.range(0, partitions)
                        .mapToObj(id -> partition(id, replication))
                        .toList(),
                config);
    }

    private static PartitionSnapshot partition(int id, int replication) {
        List<Integer> replicas = IntStream.range(0, replication)
                .map(i -> (id + i) % BROKERS)
                .boxed()
                .toList();
        return new PartitionSnapshot(id, replicas.getFirst(), replicas, replicas);
    }

    private static ClusterSnapshot with(SortedMap<String, TopicSnapshot> topics) {
        return new ClusterSnapshot(
                EMPTY.clusterId(),
                0,
                EMPTY.brokers(),
                EMPTY.quorum(),
                topics,
                EMPTY.logDirs(),
                EMPTY.finalizedFeatures());
    }
}
