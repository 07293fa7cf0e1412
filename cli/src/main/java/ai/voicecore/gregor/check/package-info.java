/** The checks of a healthy cluster: one class each, a pure function of the evidence. */
@NullMarked
package ai.voicecore.gregor.check;

import org.jspecify.annotations.NullMarked;
