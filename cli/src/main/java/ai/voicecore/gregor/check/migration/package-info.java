/** What must be true of a ZooKeeper cluster before it goes over to KRaft (KIP-866). */
@NullMarked
package ai.voicecore.gregor.check.migration;

import org.jspecify.annotations.NullMarked;
