/** The command line: one class per command, one place for output, one for exit codes. */
@NullMarked
package ai.voicecore.gregor.cli;

import org.jspecify.annotations.NullMarked;
