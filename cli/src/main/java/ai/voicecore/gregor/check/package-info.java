/** The rules that a healthy cluster keeps: one class each, pure over the evidence that is handed to it. */
@NullMarked
package ai.voicecore.gregor.check;

import org.jspecify.annotations.NullMarked;
