package ai.voicecore.gregor.admin.zookeeper;

import ai.voicecore.gregor.access.Access;
import ai.voicecore.gregor.admin.zookeeper.Session.Stored;
import ai.voicecore.gregor.snapshot.zookeeper.ZooKeeperMetadata;
import ai.voicecore.gregor.snapshot.zookeeper.ZooKeeperMetadata.StoredTopic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.zookeeper.KeeperException;
import tools.jackson.databind.JsonNode;

/** Reads the metadata of a Kafka cluster from its znodes (Kafka's {@code ZkData}). */
record MetadataReader(Session session) {
    private static final String CONFIG = "/config";
    private static final List<String> ENTITIES = List.of("topics", "brokers", "clients", "users", "ips");

    ZooKeeperMetadata read() throws KeeperException, InterruptedException {
        SortedMap<String, StoredTopic> topics = new TreeMap<>();
        for (String name : session.children("/brokers/topics")) {
            session.stored("/brokers/topics/" + name)
                    .flatMap(Stored::content)
                    .ifPresent(content -> topics.put(name, topic(content)));
        }
        SortedMap<String, SortedMap<String, String>> settings = new TreeMap<>();
        for (String entity : ENTITIES) {
            settings(entity, settings);
        }
        return new ZooKeeperMetadata(
                session.stored("/cluster/id")
                        .flatMap(Stored::content)
                        .map(content -> content.path("id").asString(""))
                        .orElse(""),
                topics,
                new TreeSet<>(session.children("/admin/delete_topics")),
                settings);
    }

    private static StoredTopic topic(JsonNode content) {
        SortedMap<Integer, List<Integer>> replicas = new TreeMap<>();
        content.path("partitions").properties().forEach(partition -> {
            List<Integer> ids = new ArrayList<>();
            partition.getValue().forEach(id -> ids.add(id.asInt()));
            replicas.put(Integer.valueOf(partition.getKey()), List.copyOf(ids));
        });
        return new StoredTopic(content.path("topic_id").asString(""), replicas);
    }

    /** Users have clients below them ({@code users/USER/clients/CLIENT}). */
    private void settings(String entity, SortedMap<String, SortedMap<String, String>> all)
            throws KeeperException, InterruptedException {
        for (String name : session.children(CONFIG + "/" + entity)) {
            String path = entity + "/" + name;
            Optional<JsonNode> content = session.stored(CONFIG + "/" + path).flatMap(Stored::content);
            SortedMap<String, String> own = new TreeMap<>();
            content.ifPresent(stored -> stored.path("config")
                    .properties()
                    .forEach(setting -> own.put(
                            setting.getKey(),
                            Access.isSecret(setting.getKey())
                                    ? Access.HIDDEN
                                    : setting.getValue().asString(""))));
            if (!own.isEmpty()) {
                all.put(path, own);
            }
            if (entity.equals("users")) {
                settings(path + "/clients", all);
            }
        }
    }
}
