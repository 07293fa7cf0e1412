package ai.voicecore.gregor.admin.zookeeper;

import java.util.List;
import java.util.Optional;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.ZooKeeper;
import org.apache.zookeeper.data.Stat;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads znodes of Kafka's, which hold JSON. */
record Session(ZooKeeper client) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A znode's content, empty if it has none or no JSON, and the version that a conditional deletion needs. */
    record Stored(int version, Optional<JsonNode> content) {}

    /** Empty if there is no such znode. */
    Optional<Stored> stored(String path) throws KeeperException, InterruptedException {
        Stat stat = new Stat();
        try {
            byte @Nullable [] content = client.getData(path, false, stat);
            return Optional.of(new Stored(stat.getVersion(), json(content)));
        } catch (KeeperException.NoNodeException e) {
            return Optional.empty();
        }
    }

    /** Names of the znodes below it, sorted; none if there is no such znode. */
    List<String> children(String path) throws KeeperException, InterruptedException {
        try {
            return client.getChildren(path, false).stream().sorted().toList();
        } catch (KeeperException.NoNodeException e) {
            return List.of();
        }
    }

    /** {@code zookeeper-security-migration.sh} creates {@code /migration} without content (KAFKA-19480). */
    private static Optional<JsonNode> json(byte @Nullable [] content) {
        if (content == null || content.length == 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(content));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
