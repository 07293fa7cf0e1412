/** What a cluster keeps for its clients; values only. */
@NullMarked
package ai.voicecore.gregor.snapshot.client;

import org.jspecify.annotations.NullMarked;
