/** The command line: its entry point and what all commands share. Each package below has the commands of one first word. */
@NullMarked
package ai.voicecore.gregor.cli;

import org.jspecify.annotations.NullMarked;
