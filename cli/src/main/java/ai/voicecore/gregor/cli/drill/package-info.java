/** The commands below {@code gregor drill}. */
@NullMarked
package ai.voicecore.gregor.cli.drill;

import org.jspecify.annotations.NullMarked;
