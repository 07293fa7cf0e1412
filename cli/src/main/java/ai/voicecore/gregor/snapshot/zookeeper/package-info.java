/** What ZooKeeper stores of a Kafka cluster, and the state of a migration from it; values only. */
@NullMarked
package ai.voicecore.gregor.snapshot.zookeeper;

import org.jspecify.annotations.NullMarked;
