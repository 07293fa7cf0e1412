/** Options of several commands. */
@NullMarked
package ai.voicecore.gregor.cli.option;

import org.jspecify.annotations.NullMarked;
