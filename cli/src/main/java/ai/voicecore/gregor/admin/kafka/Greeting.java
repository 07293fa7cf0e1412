package ai.voicecore.gregor.admin.kafka;

import static ai.voicecore.gregor.admin.kafka.Futures.await;

import ai.voicecore.gregor.access.Access;
import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.FeatureMetadata;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;

/**
 * What a cluster says of itself that is known by its address only.
 *
 * @param kraft whether it has a KRaft quorum; else ZooKeeper
 * @param brokers how many are alive
 * @param describable whether the user has the right to ask about the cluster itself
 * @param deletesTopics whether what is made there can be deleted again, as far as its brokers tell
 */
public record Greeting(boolean kraft, int brokers, boolean describable, boolean deletesTopics) {
    /** Asks for it; throws {@link AdminFailure}, within 15 s where nothing answers. */
    public static Greeting of(Access access) {
        try (Admin admin = Admins.first(new KafkaClients(access))) {
            Collection<Node> brokers =
                    await("listing brokers", admin.describeCluster().nodes());
            FeatureMetadata features =
                    await("reading feature levels", admin.describeFeatures().featureMetadata());
            Optional<Node> one = brokers.stream().findFirst();
            return new Greeting(
                    features.finalizedFeatures().containsKey(ClusterSnapshot.METADATA_VERSION),
                    brokers.size(),
                    one.map(broker -> mayDescribe(admin, broker)).orElse(true),
                    one.map(broker -> deletes(admin, broker)).orElse(true));
        }
    }

    private static boolean mayDescribe(Admin admin, Node broker) {
        try {
            await(
                    "reading log directories of broker " + broker.idString(),
                    admin.describeLogDirs(List.of(broker.id())).descriptions().get(broker.id()));
            return true;
        } catch (AdminFailure e) {
            if (e.getCause() instanceof AuthorizationException) {
                return false;
            }
            throw e;
        }
    }

    /** A user that may not ask for settings is told later what else it may not do. */
    private static boolean deletes(Admin admin, Node broker) {
        ConfigResource asked = Configs.broker(broker.idString());
        try {
            ConfigEntry entry = await(
                            "reading the settings of broker " + broker.idString(),
                            admin.describeConfigs(List.of(asked)).values().get(asked))
                    .get("delete.topic.enable");
            return entry == null || !"false".equals(entry.value());
        } catch (AdminFailure e) {
            if (e.isUnreachable()) {
                throw e;
            }
            return true;
        }
    }
}
