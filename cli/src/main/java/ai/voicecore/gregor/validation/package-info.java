/** Reads evidence from a running cluster for the checks, and removes its temporary objects. */
@NullMarked
package ai.voicecore.gregor.validation;

import org.jspecify.annotations.NullMarked;
