/** Computes on which brokers replicas should be. Pure. */
@NullMarked
package ai.voicecore.gregor.balance;

import org.jspecify.annotations.NullMarked;
