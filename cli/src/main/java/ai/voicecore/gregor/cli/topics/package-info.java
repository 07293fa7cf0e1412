/** The commands below {@code gregor topics}. */
@NullMarked
package ai.voicecore.gregor.cli.topics;

import org.jspecify.annotations.NullMarked;
