/** Waiting, and doing several things that wait at the same time. */
@NullMarked
package ai.voicecore.gregor.concurrent;

import org.jspecify.annotations.NullMarked;
