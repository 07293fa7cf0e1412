package ai.voicecore.gregor.admin.kafka;

import static ai.voicecore.gregor.admin.kafka.Futures.await;

import ai.voicecore.gregor.admin.TopicAdmin;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.AlterConfigsOptions;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.common.quota.ClientQuotaFilter;

/** Reads and changes dynamic settings of topics and brokers (KIP-339), and reads quotas (KIP-546). */
record Configs(Admin admin, Retry again) {
    private static final int BATCH_SIZE = 250;

    static ConfigResource topic(String name) {
        return new ConfigResource(ConfigResource.Type.TOPIC, name);
    }

    /** The resource of a broker; an empty name means the default of all brokers. */
    static ConfigResource broker(String id) {
        return new ConfigResource(ConfigResource.Type.BROKER, id);
    }

    /** Sets a value, or deletes the setting where there is none. */
    static AlterConfigOp operation(String name, Optional<String> value) {
        return new AlterConfigOp(
                new ConfigEntry(name, value.orElse(null)), value.isPresent() ? OpType.SET : OpType.DELETE);
    }

    static Collection<AlterConfigOp> operations(TopicAdmin.Settings settings) {
        Collection<AlterConfigOp> operations = new ArrayList<>();
        settings.set().forEach((name, value) -> operations.add(operation(name, Optional.of(value))));
        settings.reset().forEach(name -> operations.add(operation(name, Optional.empty())));
        return operations;
    }

    void alter(ConfigResource resource, Collection<AlterConfigOp> operations, boolean validateOnly) {
        if (!operations.isEmpty()) {
            again.ask(() -> await(
                    "changing the configuration of " + (resource.name().isEmpty() ? "all brokers" : resource.name()),
                    admin.incrementalAlterConfigs(
                                    Map.of(resource, operations), new AlterConfigsOptions().validateOnly(validateOnly))
                            .all()));
        }
    }

    /** Broker id → its dynamic settings. Each broker is asked directly; brokers without such settings are left out. */
    SortedMap<Integer, SortedMap<String, String>> ofBrokers(Collection<Integer> brokers) {
        SortedMap<Integer, SortedMap<String, String>> all = new TreeMap<>();
        brokers.forEach(id -> again
                .ask(() -> set(List.of(broker(String.valueOf(id))), ConfigEntry.ConfigSource.DYNAMIC_BROKER_CONFIG))
                .values()
                .stream()
                .filter(set -> !set.isEmpty())
                .forEach(set -> all.put(id, set)));
        return all;
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

    /** User, client or address → quota → value. */
    SortedMap<String, SortedMap<String, String>> quotas() {
        SortedMap<String, SortedMap<String, String>> quotas = new TreeMap<>();
        await(
                        "reading the clients' quotas",
                        admin.describeClientQuotas(ClientQuotaFilter.all()).entities())
                .forEach((entity, rates) -> quotas.put(entityName(entity), values(rates)));
        return quotas;
    }

    private static String entityName(ClientQuotaEntity entity) {
        return new TreeMap<>(entity.entries())
                .entrySet().stream()
                        .map(part -> part.getKey() + "="
                                + Optional.ofNullable(part.getValue()).orElse("<default>"))
                        .collect(Collectors.joining(", "));
    }

    /** Formats whole numbers without decimals. */
    private static SortedMap<String, String> values(Map<String, Double> rates) {
        SortedMap<String, String> values = new TreeMap<>();
        rates.forEach((rate, value) ->
                values.put(rate, BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()));
        return values;
    }
}
