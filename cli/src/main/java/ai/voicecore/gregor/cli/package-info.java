/** The command line: its entry point, and what is the same for every command. Commands are in packages by their first word. */
@NullMarked
package ai.voicecore.gregor.cli;

import org.jspecify.annotations.NullMarked;
