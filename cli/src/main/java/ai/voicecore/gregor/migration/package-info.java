/** The way from ZooKeeper to KRaft (KIP-866): which stage a cluster has reached, and what comes next; pure. */
@NullMarked
package ai.voicecore.gregor.migration;

import org.jspecify.annotations.NullMarked;
