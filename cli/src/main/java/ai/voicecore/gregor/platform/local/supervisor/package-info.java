/** The process that keeps the nodes of one cluster up: how it is started and asked, and its rules for starting nodes again. */
@NullMarked
package ai.voicecore.gregor.platform.local.supervisor;

import org.jspecify.annotations.NullMarked;
