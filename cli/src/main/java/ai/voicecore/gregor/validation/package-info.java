/** Gathers evidence from a running cluster for the checks, and removes what it made for that. */
@NullMarked
package ai.voicecore.gregor.validation;

import org.jspecify.annotations.NullMarked;
