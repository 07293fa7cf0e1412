package ai.voicecore.gregor.admin.kafka;

import static ai.voicecore.gregor.admin.kafka.Futures.await;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.admin.BrokerDefaults;
import ai.voicecore.gregor.admin.TopicAdmin.Settings;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ConfigEntry.ConfigSource;
import org.apache.kafka.clients.admin.DescribeConfigsOptions;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;

/** The brokers' default settings through Kafka's Admin. */
record KafkaBrokerDefaults(Admin admin, Retry again) implements BrokerDefaults {
    private static final ConfigResource ALL = Configs.broker("");

    private Configs configs() {
        return new Configs(admin, again);
    }

    @Override
    public SortedMap<String, String> all() {
        return again.ask(() -> configs()
                .set(List.of(ALL), ConfigSource.DYNAMIC_DEFAULT_BROKER_CONFIG)
                .getOrDefault("", new TreeMap<>()));
    }

    @Override
    public Map<String, String> ofKafka(Set<String> settings) {
        Map<String, String> values = new HashMap<>();
        for (ConfigEntry entry : again.ask(this::anyBroker).entries()) {
            if (settings.contains(entry.name())) {
                entry.synonyms().stream()
                        .filter(synonym -> synonym.source() == ConfigSource.DEFAULT_CONFIG
                                && synonym.name().equals(entry.name()))
                        .findFirst()
                        .flatMap(synonym -> Optional.ofNullable(synonym.value()))
                        .ifPresent(value -> values.put(entry.name(), value));
            }
        }
        return values;
    }

    private Config anyBroker() {
        Node broker = await("listing brokers", admin.describeCluster().nodes()).stream()
                .findFirst()
                .orElseThrow(() -> AdminFailure.unreachable("listing brokers: there are none"));
        return await(
                "reading the settings of broker " + broker.id(),
                configuration(Configs.broker(broker.idString()), new DescribeConfigsOptions().includeSynonyms(true)));
    }

    /**
     * The broker validates them against its current configuration. If it refuses the whole set, each setting is tried
     * alone.
     */
    @Override
    public Set<String> refused(SortedMap<String, String> settings) {
        if (settings.isEmpty() || isTaken(settings)) {
            return Set.of();
        }
        Set<String> refused = new HashSet<>();
        settings.forEach((name, value) -> {
            if (!isTaken(Map.of(name, value))) {
                refused.add(name);
            }
        });
        return refused.isEmpty() ? settings.keySet() : refused;
    }

    private boolean isTaken(Map<String, String> settings) {
        try {
            configs().alter(ALL, Configs.operations(new Settings(settings, Set.of())), true);
            return true;
        } catch (AdminFailure e) {
            if (e.isUnreachable()) {
                throw e;
            }
            return false;
        }
    }

    @Override
    public void change(Map<String, String> set, Set<String> reset) {
        configs().alter(ALL, Configs.operations(new Settings(set, reset)), false);
    }

    @Override
    public Map<Integer, String> inForce(String setting) {
        return again.ask(() -> {
            Map<Integer, String> values = new TreeMap<>();
            new LiveBrokers(admin, again.time())
                    .ask(
                            "reading the configuration",
                            await("listing brokers", admin.describeCluster().nodes()),
                            id -> configuration(
                                    Configs.broker(String.valueOf(id)),
                                    new DescribeConfigsOptions().timeoutMs(LiveBrokers.REQUEST_TIMEOUT_MS)))
                    .forEach((broker, config) ->
                            values.put(broker.id(), config.get(setting).value()));
            return values;
        });
    }

    private KafkaFuture<Config> configuration(ConfigResource broker, DescribeConfigsOptions options) {
        return admin.describeConfigs(List.of(broker), options).values().get(broker);
    }
}
