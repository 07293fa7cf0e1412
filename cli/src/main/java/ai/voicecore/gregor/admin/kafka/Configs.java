package ai.voicecore.gregor.admin.kafka;

import static ai.voicecore.gregor.admin.kafka.Futures.await;

import ai.voicecore.gregor.admin.TopicAdmin;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.AlterConfigsOptions;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.jspecify.annotations.Nullable;

/** Reads and changes dynamic settings of topics and brokers (KIP-339). */
final class Configs {
    private static final int BATCH_SIZE = 250;

    private final Admin admin;
    private final Retry again;

    Configs(Admin admin, Retry again) {
        this.admin = admin;
        this.again = again;
    }

    static ConfigResource topic(String name) {
        return new ConfigResource(ConfigResource.Type.TOPIC, name);
    }

    /** The resource of a broker; an empty name means the default of all brokers. */
    static ConfigResource broker(String id) {
        return new ConfigResource(ConfigResource.Type.BROKER, id);
    }

    static Collection<AlterConfigOp> operations(TopicAdmin.@Nullable Settings settings) {
        return settings == null ? List.of() : operations(settings.set(), settings.reset());
    }

    void alter(ConfigResource resource, Map<String, String> set, Set<String> reset) {
        alter(resource, operations(set, reset), new AlterConfigsOptions());
    }

    /** Validates like {@link #alter}, and changes nothing. */
    void tryOut(ConfigResource resource, Map<String, String> set) {
        alter(resource, operations(set, Set.of()), new AlterConfigsOptions().validateOnly(true));
    }

    private static Collection<AlterConfigOp> operations(Map<String, String> set, Set<String> reset) {
        Collection<AlterConfigOp> operations = new ArrayList<>();
        set.forEach((name, value) -> operations.add(new AlterConfigOp(new ConfigEntry(name, value), OpType.SET)));
        reset.forEach(name -> operations.add(new AlterConfigOp(new ConfigEntry(name, null), OpType.DELETE)));
        return operations;
    }

    private void alter(ConfigResource resource, Collection<AlterConfigOp> operations, AlterConfigsOptions options) {
        if (!operations.isEmpty()) {
            again.ask(() -> await(
                    "changing the configuration of " + (resource.name().isEmpty() ? "all brokers" : resource.name()),
                    admin.incrementalAlterConfigs(Map.of(resource, operations), options)
                            .all()));
        }
    }

    /** Resource name → its dynamic settings, from one source only. */
    Map<String, SortedMap<String, String>> set(List<ConfigResource> resources, ConfigEntry.ConfigSource source) {
        return values(resources, entry -> entry.source() == source);
    }

    /**
     * Resource name → its settings. Requests have a maximum size: a broker builds the whole response in its heap, about 36
     * settings for each topic.
     */
    Map<String, SortedMap<String, String>> values(Collection<ConfigResource> resources, Predicate<ConfigEntry> which) {
        Map<String, String> words = new HashMap<>();
        Map<String, SortedMap<String, String>> all = new TreeMap<>();
        for (List<ConfigResource> some : Chunks.of(resources, BATCH_SIZE)) {
            await("reading configurations", admin.describeConfigs(some).all())
                    .forEach((resource, config) -> all.put(resource.name(), values(config, which, words)));
        }
        return all;
    }

    /** @param words strings that were read before, shared to save memory: every topic has the same few names and values */
    private static SortedMap<String, String> values(
            Config config, Predicate<ConfigEntry> which, Map<String, String> words) {
        SortedMap<String, String> values = new TreeMap<>();
        config.entries().stream()
                .filter(entry -> entry.value() != null && which.test(entry))
                .forEach(entry -> values.put(
                        words.computeIfAbsent(entry.name(), name -> name),
                        words.computeIfAbsent(entry.value(), value -> value)));
        return values;
    }
}
