/** Takes a cluster from ZooKeeper to KRaft, and back. */
@NullMarked
package ai.voicecore.gregor.change.migration;

import org.jspecify.annotations.NullMarked;
