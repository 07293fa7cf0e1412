/** What a command writes on a terminal, and the exit codes. */
@NullMarked
package ai.voicecore.gregor.cli.terminal;

import org.jspecify.annotations.NullMarked;
