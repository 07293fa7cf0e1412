/** The processes of nodes: how each is to be started, how it is found again, whether it is ready, what it has logged. */
@NullMarked
package ai.voicecore.gregor.platform.local.process;

import org.jspecify.annotations.NullMarked;
