package ai.voicecore.gregor.validation;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.admin.MigrationZnodes;
import ai.voicecore.gregor.migration.Differences;
import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import java.util.List;

/** Reads what ZooKeeper stores and what the brokers report, and compares both. */
public final class MetadataDifferences {
    private MetadataDifferences() {}

    /** One sentence for each difference; throws AdminFailure. */
    public static List<String> read(MigrationZnodes zooKeeper, ClusterAdmin admin, ClusterSnapshot snapshot) {
        return Differences.of(
                zooKeeper.metadata(),
                snapshot,
                admin.topicIds(),
                admin.dynamicSettings(),
                admin.clients().passwords());
    }
}
