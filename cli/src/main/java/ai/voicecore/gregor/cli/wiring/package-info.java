/** Connects the parts for a command. */
@NullMarked
package ai.voicecore.gregor.cli.wiring;

import org.jspecify.annotations.NullMarked;
