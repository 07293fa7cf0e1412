package ai.voicecore.gregor.snapshot.zookeeper;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a running broker or controller reports about a migration from ZooKeeper to KRaft (KIP-866).
 *
 * @param phase the phase of its settings, in lower case: {@code zookeeper}, {@code migration} or {@code kraft}
 * @param state Kafka's {@code ZkMigrationState}; empty as long as it is not known
 * @param brokers registered brokers that still use ZooKeeper; only right on the active controller
 * @param lag metadata records that are not written back to ZooKeeper yet; of the active controller only
 */
public record ZkMigration(String phase, OptionalInt state, OptionalInt brokers, OptionalLong lag) {
    /** The controllers wait for the brokers. */
    public static final int PRE_MIGRATION = 2;

    /** The metadata is copied; from now on it is written to both. */
    public static final int DUAL_WRITE = 1;

    /** ZooKeeper is not used any more; there is no way back. */
    public static final int POST_MIGRATION = 3;

    public boolean isIn(int expected) {
        return state.equals(OptionalInt.of(expected));
    }
}
