package ai.voicecore.gregor.check.migration;

import ai.voicecore.gregor.check.Check;

/** One condition that must hold before a migration begins. */
abstract class MigrationCheck extends Check<MigrationEvidence> {
    MigrationCheck(String id, String title) {
        super(id, title, "See that brokers and ZooKeeper answer.");
    }
}
