package ai.voicecore.gregor.admin.kafka;

import static ai.voicecore.gregor.admin.kafka.Futures.await;

import ai.voicecore.gregor.access.Access;
import ai.voicecore.gregor.admin.AdminFailure;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterResult;

/**
 * What a cluster says of itself that is known by its address only.
 *
 * @param kraft whether it has a KRaft quorum; else ZooKeeper
 * @param brokers how many are alive
 */
public record Greeting(String clusterId, boolean kraft, int brokers) {
    private static final String METADATA_LEVEL = "metadata.version";

    /** Asks for it; throws {@link AdminFailure}, within 15 s where nothing answers. */
    public static Greeting of(Access access) {
        try (Admin admin = Admins.first(new KafkaClients(access))) {
            DescribeClusterResult cluster = admin.describeCluster();
            int brokers = await("listing brokers", cluster.nodes()).size();
            return new Greeting(
                    await("asking for the cluster id", cluster.clusterId()),
                    await(
                                    "reading feature levels",
                                    admin.describeFeatures().featureMetadata())
                            .finalizedFeatures()
                            .containsKey(METADATA_LEVEL),
                    brokers);
        }
    }
}
