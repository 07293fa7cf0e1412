/** Options that several commands have. */
@NullMarked
package ai.voicecore.gregor.cli.option;

import org.jspecify.annotations.NullMarked;
