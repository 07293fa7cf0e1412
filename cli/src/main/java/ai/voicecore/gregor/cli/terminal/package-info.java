/** Output of commands on a terminal, and exit codes. */
@NullMarked
package ai.voicecore.gregor.cli.terminal;

import org.jspecify.annotations.NullMarked;
