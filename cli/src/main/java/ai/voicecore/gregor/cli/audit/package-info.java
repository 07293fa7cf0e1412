/** The commands below {@code gregor audit}, and the option {@code --audit}. */
@NullMarked
package ai.voicecore.gregor.cli.audit;

import org.jspecify.annotations.NullMarked;
