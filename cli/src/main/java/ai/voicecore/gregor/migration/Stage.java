package ai.voicecore.gregor.migration;

import ai.voicecore.gregor.snapshot.zookeeper.ZkMigration;
import ai.voicecore.gregor.topology.Phase;

/** How far a cluster has come from ZooKeeper to KRaft (KIP-866). It follows from the state of the cluster. */
public enum Stage {
    ZOOKEEPER("ZooKeeper only"),
    /** On the way back: the controllers are gone. */
    RETURNING("brokers return to ZooKeeper"),
    /** On the way back: the controllers must not start any more. */
    DETACHING("the cluster is given back to the brokers"),
    CONTROLLERS("the KRaft controllers form their quorum"),
    JOINING("brokers restart to register with the quorum"),
    COPYING("the controllers copy the metadata from ZooKeeper"),
    /** Every change is written to both; brokers use ZooKeeper's. */
    COPIED("dual write; brokers use ZooKeeper"),
    LEAVING("brokers restart to leave ZooKeeper"),
    /** The last stage with a way back. */
    DUAL_WRITE("dual write; brokers use KRaft"),
    FINALIZING("the controllers leave ZooKeeper"),
    KRAFT("KRaft only");

    private final String sentence;

    Stage(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }

    public static Stage of(MigrationFacts facts) {
        if (facts.znodes().isEmpty()) {
            return KRAFT;
        }
        if (facts.controllers().isEmpty()) {
            return facts.run(Phase.MIGRATION) || facts.run(Phase.KRAFT) ? RETURNING : ZOOKEEPER;
        }
        if (facts.controllersPhase() != Phase.MIGRATION) {
            return facts.controllersPhase() == Phase.KRAFT ? FINALIZING : DETACHING;
        }
        boolean complete = facts.left(facts.brokers()).isEmpty();
        return switch (facts.brokersPhase()) {
            case ZOOKEEPER -> CONTROLLERS;
            case MIGRATION -> complete ? copy(facts) : JOINING;
            case KRAFT -> complete ? DUAL_WRITE : LEAVING;
        };
    }

    private static Stage copy(MigrationFacts facts) {
        return facts.isActiveIn(ZkMigration.DUAL_WRITE) ? COPIED : COPYING;
    }
}
