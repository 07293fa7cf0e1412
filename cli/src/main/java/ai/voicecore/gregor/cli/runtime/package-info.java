/** The commands below {@code gregor runtime}. */
@NullMarked
package ai.voicecore.gregor.cli.runtime;

import org.jspecify.annotations.NullMarked;
