package ai.voicecore.gregor.admin.kafka;

import static ai.voicecore.gregor.admin.kafka.Futures.await;

import ai.voicecore.gregor.admin.FeatureAdmin;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.DescribeConfigsOptions;
import org.apache.kafka.clients.admin.FeatureUpdate;
import org.apache.kafka.clients.admin.FeatureUpdate.UpgradeType;
import org.apache.kafka.clients.admin.UpdateFeaturesOptions;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;

/** Changes feature levels through Kafka's Admin. */
final class KafkaFeatureAdmin implements FeatureAdmin {
    private final Admin admin;
    private final Retry again;

    KafkaFeatureAdmin(Admin admin, Retry again) {
        this.admin = admin;
        this.again = again;
    }

    @Override
    public void raise(String feature, int level) {
        await(
                "raising " + feature + " to " + level,
                admin.updateFeatures(
                                Map.of(feature, new FeatureUpdate((short) level, UpgradeType.UPGRADE)),
                                new UpdateFeaturesOptions())
                        .all());
    }

    @Override
    public Map<Integer, String> inForce(String setting) {
        return again.ask(() -> valuesOf(setting));
    }

    private Map<Integer, String> valuesOf(String setting) {
        Map<Integer, String> values = new TreeMap<>();
        new LiveBrokers(admin, again.time())
                .ask(
                        "reading the configuration",
                        await("listing brokers", admin.describeCluster().nodes()),
                        id -> configuration(Configs.broker(String.valueOf(id))))
                .forEach((broker, config) ->
                        values.put(broker.id(), config.get(setting).value()));
        return values;
    }

    private KafkaFuture<Config> configuration(ConfigResource broker) {
        return admin.describeConfigs(
                        List.of(broker), new DescribeConfigsOptions().timeoutMs(LiveBrokers.REQUEST_TIMEOUT_MS))
                .values()
                .get(broker);
    }
}
