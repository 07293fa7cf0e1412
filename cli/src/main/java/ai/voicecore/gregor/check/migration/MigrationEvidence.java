package ai.voicecore.gregor.check.migration;

import ai.voicecore.gregor.check.BrokerEvidence;
import ai.voicecore.gregor.snapshot.zookeeper.Znodes;
import ai.voicecore.gregor.snapshot.zookeeper.ZooKeeperMetadata;
import ai.voicecore.gregor.spec.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What can be seen of a ZooKeeper cluster before its migration; gathering may throw AdminFailure. */
public interface MigrationEvidence extends BrokerEvidence {
    Znodes znodes();

    ZooKeeperMetadata stored();

    /** What ZooKeeper stores otherwise than the brokers report it, one sentence each. */
    List<String> differences();

    /** Broker id → effective value of a broker's setting. */
    Map<Integer, String> setting(String name);

    /** Topics with a reassignment in progress. */
    Set<String> reassigning();

    /** Why the platform could not run the controllers; none if it is not known. */
    List<Problem> controllersProblems();
}
