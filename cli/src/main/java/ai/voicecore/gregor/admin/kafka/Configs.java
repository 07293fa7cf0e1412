package ai.voicecore.gregor.admin.kafka;

import static ai.voicecore.gregor.admin.kafka.Futures.await;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;

/** Reads and changes the settings that were made on topics and brokers while they run (KIP-339). */
final class Configs {
    private final Admin admin;

    Configs(Admin admin) {
        this.admin = admin;
    }

    static ConfigResource topic(String name) {
        return new ConfigResource(ConfigResource.Type.TOPIC, name);
    }

    /** A broker; with an empty name, the default of all brokers. */
    static ConfigResource broker(String id) {
        return new ConfigResource(ConfigResource.Type.BROKER, id);
    }

    static Collection<AlterConfigOp> operations(Map<String, String> set, Set<String> reset) {
        Collection<AlterConfigOp> operations = new ArrayList<>();
        set.forEach((name, value) -> operations.add(new AlterConfigOp(new ConfigEntry(name, value), OpType.SET)));
        reset.forEach(name -> operations.add(new AlterConfigOp(new ConfigEntry(name, null), OpType.DELETE)));
        return operations;
    }

    void alter(ConfigResource resource, Map<String, String> set, Set<String> reset) {
        Collection<AlterConfigOp> operations = operations(set, reset);
        if (!operations.isEmpty()) {
            await(
                    "changing the configuration of " + resource.name(),
                    admin.incrementalAlterConfigs(Map.of(resource, operations)).all());
        }
    }

    /** Resource's name → what was set on it at run time, from one source only. */
    Map<String, SortedMap<String, String>> set(List<ConfigResource> resources, ConfigEntry.ConfigSource source) {
        Map<String, SortedMap<String, String>> all = new TreeMap<>();
        await("reading configurations", admin.describeConfigs(resources).all())
                .forEach((resource, config) -> all.put(
                        resource.name(),
                        config.entries().stream()
                                .filter(entry -> entry.source() == source && entry.value() != null)
                                .collect(Collectors.toMap(
                                        ConfigEntry::name, ConfigEntry::value, (a, b) -> a, TreeMap::new))));
        return all;
    }
}
