package ai.voicecore.gregor.migration;

import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.snapshot.DynamicSettings;
import ai.voicecore.gregor.snapshot.PartitionSnapshot;
import ai.voicecore.gregor.snapshot.TopicSnapshot;
import ai.voicecore.gregor.snapshot.zookeeper.ZooKeeperMetadata;
import ai.voicecore.gregor.snapshot.zookeeper.ZooKeeperMetadata.StoredTopic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the brokers report otherwise than ZooKeeper stores it, one sentence each; none if the metadata is the same. */
public final class Differences {
    private static final Object NONE = "none";
    private static final String TOPICS = "topics/";
    private static final String BROKERS = "brokers/";

    private Differences() {}

    /**
     * The differences.
     *
     * @param ids topic → Kafka's id, from the brokers
     * @param passwords user → SCRAM mechanism → iterations, from the brokers
     */
    public static List<String> of(
            ZooKeeperMetadata stored,
            ClusterSnapshot cluster,
            Map<String, String> ids,
            DynamicSettings settings,
            SortedMap<String, SortedMap<String, String>> passwords) {
        List<String> found = new ArrayList<>();
        SortedSet<String> names = new TreeSet<>(stored.topics().keySet());
        names.addAll(cluster.topics().keySet());
        for (String name : names) {
            StoredTopic there = stored.topics().get(name);
            TopicSnapshot here = cluster.topics().get(name);
            if (there == null || here == null) {
                found.add("topic " + name + " is only " + (here == null ? "in ZooKeeper" : "known to the brokers"));
            } else {
                compare("the id of topic " + name, there.id(), ids.get(name), found);
                compare("the replicas of topic " + name, there.replicas(), replicas(here), found);
            }
        }
        compareSettings(stored, cluster.brokerIds(), settings, found);
        compareEach("the quotas of ", StoredClients.quotas(stored), settings.quotas(), found);
        compareEach("the passwords of user ", StoredClients.passwords(stored), passwords, found);
        return List.copyOf(found);
    }

    private static SortedMap<Integer, List<Integer>> replicas(TopicSnapshot topic) {
        SortedMap<Integer, List<Integer>> replicas = new TreeMap<>();
        for (PartitionSnapshot partition : topic.partitions()) {
            replicas.put(partition.partition(), partition.replicas());
        }
        return replicas;
    }

    private static void compareSettings(
            ZooKeeperMetadata stored, Set<Integer> live, DynamicSettings settings, List<String> found) {
        SortedMap<String, SortedMap<String, String>> here = new TreeMap<>();
        settings.topics().forEach((name, own) -> here.put(TOPICS + name, own));
        settings.brokers().forEach((id, own) -> here.put(BROKERS + id, own));
        here.put(BROKERS + "<default>", settings.allBrokers());
        here.values().removeIf(Map::isEmpty);
        SortedMap<String, SortedMap<String, String>> there = new TreeMap<>(stored.settings());
        // Those of brokers and topics that are gone may stay in ZooKeeper. Nothing reads them.
        there.keySet().removeIf(entity -> !here.containsKey(entity) && !isKnown(entity, stored, live));
        compareEach("the settings of ", there, here, found);
    }

    private static boolean isKnown(String entity, ZooKeeperMetadata stored, Set<Integer> live) {
        return (entity.startsWith(TOPICS) && stored.topics().containsKey(entity.substring(TOPICS.length())))
                || entity.equals(BROKERS + "<default>")
                || live.stream().anyMatch(id -> entity.equals(BROKERS + id));
    }

    private static void compareEach(
            String what,
            Map<String, SortedMap<String, String>> there,
            Map<String, SortedMap<String, String>> here,
            List<String> found) {
        Set<String> entities = new TreeSet<>(here.keySet());
        entities.addAll(there.keySet());
        entities.forEach(entity -> compare(what + entity, there.get(entity), here.get(entity), found));
    }

    private static void compare(String what, @Nullable Object zooKeeper, @Nullable Object brokers, List<String> found) {
        if (!Objects.equals(zooKeeper, brokers)) {
            found.add(what + ": " + Objects.requireNonNullElse(zooKeeper, NONE) + " in ZooKeeper, "
                    + Objects.requireNonNullElse(brokers, NONE) + " from the brokers");
        }
    }
}
