/** Writes and reads records for the checks of a validation. */
@NullMarked
package ai.voicecore.gregor.admin.kafka.trial;

import org.jspecify.annotations.NullMarked;
