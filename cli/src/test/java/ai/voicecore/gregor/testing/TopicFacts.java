package ai.voicecore.gregor.testing;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;

/** A topic as the brokers describe it. */
public record TopicFacts(int partitions, Set<Integer> replicationFactors, Map<String, String> config) {

    /** All topics of a cluster, including internal ones. */
    public static Map<String, TopicFacts> read(TestCluster cluster) {
        try (Admin admin = cluster.admin()) {
            Set<String> names = admin.listTopics(new ListTopicsOptions().listInternal(true))
                    .names()
                    .get();
            Map<ConfigResource, Config> configs = admin.describeConfigs(names.stream()
                            .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                            .toList())
                    .all()
                    .get();
            Map<String, TopicFacts> facts = new TreeMap<>();
            admin.describeTopics(names)
                    .allTopicNames()
                    .get()
                    .forEach((name, topic) -> facts.put(
                            name, of(topic, configs.get(new ConfigResource(ConfigResource.Type.TOPIC, name)))));
            return facts;
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static TopicFacts of(TopicDescription topic, Config config) {
        return new TopicFacts(
                topic.partitions().size(),
                topic.partitions().stream().map(p -> p.replicas().size()).collect(Collectors.toSet()),
                config.entries().stream()
                        .filter(entry -> entry.value() != null)
                        .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value)));
    }
}
