/** Decides on which brokers the replicas of partitions belong. Pure. */
@NullMarked
package ai.voicecore.gregor.balance;

import org.jspecify.annotations.NullMarked;
