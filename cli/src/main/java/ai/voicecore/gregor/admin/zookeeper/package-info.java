/** The adapter to ZooKeeper. */
@NullMarked
package ai.voicecore.gregor.admin.zookeeper;

import org.jspecify.annotations.NullMarked;
